package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.checklist.Checklist.Item;
import dev.pageturner.runbooks.checklist.Procedures.Window;
import dev.pageturner.runbooks.markdown.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.node.Node;

/** How long to watch a deployment, and when to look again. */
final class WindowFinder {
    private static final String LENGTH = "\\d+[\\s-]*(?:minutes?|mins?|hours?|hrs?|h|days?)";
    private static final Pattern CHECKPOINT = Pattern.compile(
            "^(?:after\\s+|t\\s*\\+\\s*)?" + LENGTH + "(?:[\\s-]+(?:check|checkpoint|mark|checks))?(?:\\s+after.*)?$");

    private static final Pattern WATCH = Pattern.compile(
            "\\b(?:monitoring|observation|watch(?:ing)?|soak|stabili[sz]ation)[\\s-]+(?:period|window|time)s?\\b");

    /** In one sentence: {@code 30-minute (rate > 0, errors < 1%), 2-hour (...) checkpoints}. */
    private static final Pattern INLINE = Pattern.compile("(" + LENGTH + ")\\s*\\(([^()]*)\\)");

    private static final Pattern INLINE_WATCH = Pattern.compile("(" + LENGTH + ")\\s+observation window");

    private final Items items;
    private final List<Window> found = new ArrayList<>();

    WindowFinder(Items items) {
        this.items = items;
    }

    List<Window> found() {
        return found;
    }

    static boolean isCheckpoint(String lowerCaseTitle) {
        return CHECKPOINT.matcher(lowerCaseTitle.strip()).matches();
    }

    void look(Passage passage) {
        String name = passage.name().toLowerCase(Locale.ROOT);
        if (isCheckpoint(name)) {
            checkpoint(passage);
        } else if (WATCH.matcher(name).find()) {
            periods(passage);
        } else if (passage.topic().level() > 0) {
            inline(passage);
        }
    }

    private void checkpoint(Passage passage) {
        String anchor = passage.topic().slug();
        List<Item> tasks = Items.in(passage.nodes()).stream()
                .map(item -> items.read(item, anchor))
                .toList();
        List<Item> checked = Beside.items(tasks, items.steps(passage.nodes(), anchor));
        add(true, passage.name(), passage.name(), passage.subject(), passage.line(), checked);
    }

    /** The name itself may say how long; else each item of the list does. */
    private void periods(Passage passage) {
        if (ThresholdParser.duration(passage.name()).isPresent()) {
            add(false, passage.name(), passage.name(), passage.subject(), passage.line(), List.of());
            return;
        }
        for (Node item : Items.in(passage.nodes())) {
            String text = items.text(item);
            int colon = text.indexOf(':');
            String label = colon > 0 ? text.substring(0, colon).replaceAll("[*`]", "") : passage.name();
            add(false, label, text, passage.subject(), Texts.line(item), List.of());
        }
        if (!passage.rest().isEmpty()) {
            add(false, passage.name(), passage.rest(), passage.subject(), passage.line(), List.of());
        }
    }

    private void inline(Passage passage) {
        for (Node item : Items.in(passage.nodes())) {
            String text = items.text(item);
            if (!text.toLowerCase(Locale.ROOT).matches(".*\\b(?:monitoring|checkpoints?)\\b.*")) {
                continue;
            }
            String named = inlineSubject(text);
            String subject = named.isEmpty() ? passage.subject() : named;
            Matcher checkpoint = INLINE.matcher(text);
            while (checkpoint.find()) {
                List<Item> parts = Stream.of(checkpoint.group(2).split(","))
                        .map(part -> item(part.strip(), Texts.line(item)))
                        .toList();
                add(true, checkpoint.group(1), checkpoint.group(1), subject, Texts.line(item), parts);
            }
            Matcher watch = INLINE_WATCH.matcher(text);
            if (watch.find()) {
                add(false, watch.group(), watch.group(1), subject, Texts.line(item), List.of());
            }
        }
    }

    private static String inlineSubject(String text) {
        Matcher matcher = Pattern.compile("^\\*\\*[^*:]*:\\s*([^*]+)\\*\\*").matcher(text);
        return matcher.find() ? matcher.group(1).strip() : "";
    }

    private static Item item(String text, int line) {
        return new Item(
                text,
                line,
                false,
                List.of(),
                List.of(),
                ThresholdParser.threshold(text).orElse(null));
    }

    private void add(boolean checkpoint, String label, String length, String subject, int line, List<Item> inside) {
        Optional<Duration> after = ThresholdParser.duration(length);
        after.ifPresent(duration -> found.add(new Window(checkpoint, label, duration, subject, line, inside)));
    }
}
