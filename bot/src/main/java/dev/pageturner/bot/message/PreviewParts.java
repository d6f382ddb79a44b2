package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.Preview;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a change would do now, for the one who asks and for the one who approves. */
public final class PreviewParts {
    private static final int DETAILS = 5_000;
    private static final int CHANGES = 20;
    /** Leaves room for the request around it and for its buttons, which must never be cut off. */
    private static final int BLOCKS = 34;

    private static final int CHARACTERS = 8_500;

    private PreviewParts() {}

    /** What of it fits into the message that asks for approval. */
    static List<Part> fitting(Preview preview) {
        List<List<Part>> groups = Pages.pack(of(preview, false), BLOCKS, CHARACTERS);
        if (groups.isEmpty()) {
            return List.of();
        }
        List<Part> parts = new ArrayList<>(groups.get(0));
        if (isCut(preview)) {
            parts.add(new Part.Note(Text.of("There is more than fits here; the file in the thread has all of it.")));
        }
        return parts;
    }

    /** @param command whether to say the command's refusal too; a request that stands has none */
    public static List<Part> of(Preview preview, boolean command) {
        List<Part> parts = new ArrayList<>();
        String refusal = preview.refusal();
        if (command && refusal != null) {
            parts.add(new Part.Paragraph(Text.of(new Span.Bold("It would not run:"), new Span.Plain(" " + refusal))));
        }
        if (!preview.facts().isEmpty()) {
            List<Part.Fact> facts = new ArrayList<>();
            preview.facts().entrySet().stream()
                    .filter(fact -> !fact.getValue().contains("\n"))
                    .forEach(fact -> facts.add(new Part.Fact(fact.getKey(), Text.of(fact.getValue()))));
            parts.add(new Part.Facts(facts));
            preview.facts().forEach((label, value) -> {
                if (value.contains("\n")) {
                    parts.add(new Part.Paragraph(Text.of(new Span.Bold(label))));
                    Cut.code(value.stripTrailing(), Limits.SECTION).forEach(piece -> parts.add(new Part.Code(piece)));
                }
            });
        }
        preview.warnings()
                .forEach(warning ->
                        parts.add(new Part.Paragraph(Text.of(new Span.Bold("Mind:"), new Span.Plain(" " + warning)))));
        parts.addAll(changes(preview));
        return parts;
    }

    private static List<Part> changes(Preview preview) {
        List<Part> parts = new ArrayList<>();
        List<Change> changes = preview.changes();
        if (!changes.isEmpty()) {
            String lines =
                    changes.stream().limit(CHANGES).map(PreviewParts::line).collect(Collectors.joining("\n"));
            String more = changes.size() > CHANGES ? "\nand " + (changes.size() - CHANGES) + " more" : "";
            parts.add(new Part.Paragraph(Text.of(new Span.Bold("What changes"), new Span.Plain("\n" + lines + more))));
        }
        int left = DETAILS;
        for (Change change : changes) {
            if (isDetailed(change) && left > 0) {
                String detail = change.detail().stripTrailing();
                List<String> pieces = Cut.code(detail, Math.min(left, Limits.SECTION));
                for (int i = 0; i < pieces.size() && left > 0; i++) {
                    parts.add(new Part.Code(pieces.get(i)));
                    left -= pieces.get(i).length();
                }
            }
        }
        return parts;
    }

    private static boolean isDetailed(Change change) {
        return change.detail().strip().contains("\n");
    }

    private static String line(Change change) {
        String name = change.namespace().isEmpty() ? change.name() : change.namespace() + "/" + change.name();
        String detail = isDetailed(change) || change.detail().isBlank()
                ? ""
                : ": " + change.detail().strip();
        return "\u2022 " + change.action() + " " + change.resource() + " " + name + detail;
    }

    static boolean isCut(Preview preview) {
        int details = preview.changes().stream()
                .filter(PreviewParts::isDetailed)
                .mapToInt(change -> change.detail().length())
                .sum();
        return preview.changes().size() > CHANGES
                || details > DETAILS
                || Pages.pack(of(preview, false), BLOCKS, CHARACTERS).size() > 1;
    }

    static String whole(Preview preview) {
        StringBuilder head = new StringBuilder();
        preview.facts()
                .forEach((label, value) ->
                        head.append(label).append(": ").append(value).append('\n'));
        preview.warnings()
                .forEach(warning -> head.append("Mind: ").append(warning).append('\n'));
        return head
                + preview.changes().stream()
                        .map(change -> line(change) + (isDetailed(change) ? "\n" + change.detail() : ""))
                        .collect(Collectors.joining("\n"));
    }
}
