package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The answer to a read: who asked, what was asked, what came back, how it ended and how long it took. */
final class ReadMessage {
    /** Longer ones come as a file; their head is shown. */
    static final int SHOWN = 2_800;

    private ReadMessage() {}

    static Message of(Execution execution) {
        Outcome outcome = execution.outcome();
        return outcome == null ? running(execution) : answered(execution, outcome);
    }

    private static Message running(Execution execution) {
        String typed = Wording.typed(execution.words(), execution.filters());
        List<Part> parts = new ArrayList<>(List.of(asked(execution, "runs"), new Part.Code(typed)));
        parts.add(new Part.Buttons(List.of(Part.Button.of(
                "Cancel", Actions.CANCEL, Values.of(execution.id().toString())))));
        return new Message("Running: " + Limits.cut(typed, 150), parts);
    }

    private static Part asked(Execution execution, String verb) {
        return new Part.Note(Text.of(
                Wording.person(execution.requester()),
                new Span.Plain(" " + verb + " on " + execution.cluster() + ":")));
    }

    private static Message answered(Execution execution, Outcome outcome) {
        String typed = Wording.typed(execution.words(), execution.filters());
        List<Part> parts = new ArrayList<>();
        parts.add(asked(execution, "ran"));
        boolean inline = !typed.contains("\n") && typed.length() <= 500;
        parts.add(inline ? new Part.Paragraph(Text.code(typed)) : new Part.Code(typed));
        Output output = outcome.output();
        if (output != null) {
            parts.add(new Part.Code(shown(output)));
        }
        parts.add(new Part.Note(Text.of(ending(execution, outcome, output))));
        List<Part.Button> next = Next.buttons(execution, outcome);
        if (!next.isEmpty()) {
            parts.add(new Part.Buttons(next));
        }
        return new Message(Limits.cut(typed, 150) + ": " + outcome.sentence(), parts);
    }

    private static String shown(Output output) {
        String text = output.text().stripTrailing();
        if (text.isBlank()) {
            return "(no output)";
        }
        return isLong(text) ? Cut.code(text, SHOWN).get(0) : text;
    }

    private static boolean isLong(String text) {
        return Mrkdwn.codeBlock(text).length() > SHOWN;
    }

    private static String ending(Execution execution, Outcome outcome, @Nullable Output output) {
        StringBuilder ending = new StringBuilder(outcome.sentence());
        Instant started = execution.startedAt();
        Instant ended = execution.endedAt();
        if (started != null && ended != null) {
            ending.append("  \u00b7  ").append(Wording.duration(Duration.between(started, ended)));
        }
        if (output != null && isLong(output.text().stripTrailing())) {
            ending.append("  \u00b7  ")
                    .append(Wording.count(output.text().lines().count(), "line"))
                    .append(", all of them in the file below");
        }
        if (output != null && output.truncated()) {
            ending.append("  \u00b7  cut off at the limit for one answer");
        }
        return ending.toString();
    }

    /** The whole output, when it is too long for a message. */
    static Optional<FileUpload> file(Execution execution) {
        Outcome outcome = execution.outcome();
        Output output = outcome == null ? null : outcome.output();
        if (output == null || !isLong(output.text().stripTrailing())) {
            return Optional.empty();
        }
        return Optional.of(new FileUpload(
                "output-" + execution.number() + ".txt",
                Limits.cut(Wording.typed(execution.words(), execution.filters()), 200),
                "",
                output.text().getBytes(StandardCharsets.UTF_8)));
    }

    /** The picture of a series of numbers. */
    static Optional<FileUpload> chart(Execution execution) {
        Outcome outcome = execution.outcome();
        Output output = outcome == null ? null : outcome.output();
        if (output == null
                || output.series().stream().allMatch(series -> series.values().size() < 2)) {
            return Optional.empty();
        }
        String title = Wording.typed(execution.words());
        return Optional.of(new FileUpload(
                "chart-" + execution.number() + ".png",
                Limits.cut(title, 200),
                Chart.describe(title, output),
                Chart.png(title, output)));
    }
}
