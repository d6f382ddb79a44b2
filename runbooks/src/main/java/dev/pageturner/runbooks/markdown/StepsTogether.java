package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the steps of a scenario are to each other, across the blocks that they stand in. */
final class StepsTogether {
    private static final Pattern FORWARD = Pattern.compile("(?:kubectl|oc)\\s[^\\n|;]*\\bport-forward\\b[^\\n|;]*");
    private static final Pattern LOCAL = Pattern.compile("^localhost:(\\d{1,5}) ");
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?::\\d{1,5})?");
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final int ID_LENGTH = 12;

    private final CodeBlocks code;
    private final String anchor;
    private final Set<String> ids = new HashSet<>();
    /** Of the last step with this id. */
    private final Map<String, Integer> ordinals = new HashMap<>();

    private StepsTogether(CodeBlocks code, String anchor) {
        this.code = code;
        this.anchor = anchor;
    }

    static Scenario in(Scenario scenario, CodeBlocks code) {
        StepsTogether together = new StepsTogether(code, scenario.anchor());
        List<Section> sections = mapped(scenario.sections(), together::section);
        return sections == scenario.sections()
                ? scenario
                : new Scenario(
                        scenario.file(),
                        scenario.anchor(),
                        scenario.title(),
                        scenario.line(),
                        scenario.alerts(),
                        scenario.severity(),
                        sections);
    }

    /** The list itself where nothing changes, as nearly everywhere: thousands of runbooks are held in memory. */
    private static <T> List<T> mapped(List<T> list, UnaryOperator<T> map) {
        List<T> mapped = new ArrayList<>(list.size());
        boolean same = true;
        for (T each : list) {
            T now = map.apply(each);
            mapped.add(now);
            same &= now == each;
        }
        return same ? list : mapped;
    }

    private Section section(Section section) {
        Map<String, Set<String>> forwards = forwards(section);
        Awaited awaited = new Awaited();
        List<Block> blocks = mapped(section.blocks(), block -> block(block, forwards, awaited));
        return blocks == section.blocks()
                ? section
                : new Section(section.kind(), section.title(), section.line(), blocks);
    }

    /** The port-forwards that nothing in their own block uses, by the local port that they listen on. */
    private static Map<String, Set<String>> forwards(Section section) {
        Map<String, Set<String>> forwards = new HashMap<>();
        section.blocks().stream()
                .filter(Block.Steps.class::isInstance)
                .flatMap(block -> ((Block.Steps) block).steps().stream())
                .filter(step -> step.kind() == StepKind.BY_HAND)
                .map(Step::source)
                .filter(source -> source.contains("port-forward"))
                .filter(source -> FORWARD.matcher(source).matches())
                .forEach(source -> ports(source)
                        .forEach(port -> forwards.computeIfAbsent(port, any -> new LinkedHashSet<>())
                                .add(source)));
        return forwards;
    }

    private static Stream<String> ports(String forward) {
        return Stream.of(BLANKS.split(forward))
                .map(PORTS::matcher)
                .filter(Matcher::matches)
                .map(word -> word.group(1));
    }

    private Block block(Block block, Map<String, Set<String>> forwards, Awaited awaited) {
        if (!(block instanceof Block.Steps steps)) {
            return block;
        }
        List<Step> mapped = mapped(steps.steps(), step -> unique(awaited.then(through(step, forwards))));
        return mapped == steps.steps() ? block : new Block.Steps(mapped, steps.language(), steps.line());
    }

    /** A request to localhost goes where the only port-forward of the section that listens there leads to. */
    private Step through(Step step, Map<String, Set<String>> forwards) {
        Matcher local = LOCAL.matcher(Objects.requireNonNullElse(step.reason(), ""));
        if (forwards.isEmpty() || !local.find()) {
            return step;
        }
        Set<String> found = forwards.getOrDefault(local.group(1), Set.of());
        return found.size() == 1 ? probe(step, found.iterator().next()).orElse(step) : step;
    }

    private Optional<Step> probe(Step step, String forward) {
        CodeText both = new CodeText("bash", forward + " &\n" + step.source(), step.line());
        return code.read(both, anchor) instanceof Block.Steps steps
                        && steps.steps().size() == 1
                        && steps.steps().get(0).kind() != StepKind.BY_HAND
                ? Optional.of(placed(steps.steps().get(0), step))
                : Optional.empty();
    }

    /** The meaning of the one, at the place and with the words of the other. */
    private static Step placed(Step meaning, Step place) {
        return new Step(
                place.id(),
                place.line(),
                place.endLine(),
                place.title(),
                place.source(),
                meaning.kind(),
                meaning.words(),
                meaning.arguments(),
                meaning.placeholders(),
                meaning.filters(),
                meaning.reason());
    }

    /** The same command in two blocks is two steps: a button has to say which of them was pressed. */
    private Step unique(Step step) {
        String id = step.id();
        while (!ids.add(id)) {
            int ordinal = ordinals.merge(step.id(), 2, (before, two) -> before + 1);
            byte[] name = (step.id() + " " + ordinal).getBytes(StandardCharsets.UTF_8);
            id = UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, ID_LENGTH);
        }
        return id.equals(step.id())
                ? step
                : new Step(
                        id,
                        step.line(),
                        step.endLine(),
                        step.title(),
                        step.source(),
                        step.kind(),
                        step.words(),
                        step.arguments(),
                        step.placeholders(),
                        step.filters(),
                        step.reason());
    }
}
