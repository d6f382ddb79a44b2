package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.bot.execution.ExecutionState;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Preview;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One change from its request to its outcome: one message, edited as it goes on. */
final class ChangeMessage {
    private ChangeMessage() {}

    static Message of(Execution execution) {
        List<Part> parts = new ArrayList<>();
        String heading = heading(execution);
        parts.add(new Part.Heading(heading));
        parts.add(request(execution));
        parts.add(new Part.Paragraph(Text.code(Wording.typed(execution.words())).and("  on " + execution.cluster())));
        Preview preview = execution.preview();
        // The details are for those who decide; afterwards they would only be in the way of what happens.
        if (preview != null && execution.state() == ExecutionState.AWAITING_APPROVAL) {
            parts.addAll(PreviewParts.fitting(preview));
        }
        execution.decisions().forEach(decision -> parts.add(new Part.Note(decision(decision))));
        parts.addAll(state(execution));
        return new Message(heading + ": " + execution.commandLine(), parts);
    }

    private static String heading(Execution execution) {
        String what = Wording.verb(execution.command()) + " " + target(execution);
        return switch (execution.state()) {
            case AWAITING_APPROVAL -> "Approval needed: " + what;
            case APPROVED -> "Approved: " + what;
            case RUNNING -> "Running: " + what;
            case SUCCEEDED -> "Done: " + what;
            case FAILED -> "Failed: " + what;
            case REFUSED -> "Refused: " + what;
            case CHANGED -> "Not run, the cluster changed: " + what;
            case CANCELLED -> "Cancelled: " + what;
            case EXPIRED -> "Lapsed: " + what;
            case UNKNOWN -> "Outcome unknown: " + what;
        };
    }

    private static String target(Execution execution) {
        Preview preview = execution.preview();
        return preview == null ? "" : preview.target();
    }

    private static Part request(Execution execution) {
        String reason = execution.reason();
        return new Part.Paragraph(Text.of(
                new Span.Plain(execution.label() + " requested by "),
                Wording.person(execution.requester()),
                new Span.Plain(reason == null || reason.isBlank() ? "" : ": " + reason)));
    }

    private static Text decision(Execution.Decision decision) {
        return Text.of(
                new Span.Plain(decision.approved() ? "Approved by " : "Denied by "),
                Wording.person(decision.who()),
                new Span.Plain(decision.why().isBlank() ? "" : ": " + decision.why()));
    }

    private static List<Part> state(Execution execution) {
        return switch (execution.state()) {
            case AWAITING_APPROVAL -> waiting(execution);
            case APPROVED -> List.of(new Part.Paragraph(Text.of("About to run.")), cancel(execution));
            case RUNNING -> running(execution);
            default -> over(execution);
        };
    }

    private static List<Part> waiting(Execution execution) {
        List<Part> parts = new ArrayList<>();
        String id = Values.of(execution.id().toString());
        Text needs = Text.of(
                execution.approvals() == 1
                        ? "Needs the approval of somebody else"
                        : "Has " + execution.decisions().size() + " of " + execution.approvals() + " approvals");
        Instant expires = execution.expiresAt();
        parts.add(new Part.Note(expires == null ? needs : needs.and(", until ").and(new Span.Moment(expires))));
        String what = Limits.cut(Wording.typed(execution.words()), 180);
        boolean last = execution.decisions().size() + 1 >= execution.approvals();
        String then = last ? "This runs now: " : "This runs once somebody else has approved it too: ";
        parts.add(new Part.Buttons(List.of(
                new Part.Button("Approve", Actions.APPROVE, id, Part.Style.PRIMARY, then + what, null),
                new Part.Button("Deny", Actions.DENY, id, Part.Style.DANGER, "This will not run: " + what, null),
                new Part.Button("Cancel request", Actions.CANCEL, id, Part.Style.PLAIN, null, null))));
        return parts;
    }

    private static List<Part> running(Execution execution) {
        List<Part> parts = new ArrayList<>();
        String progress = execution.progress();
        if (progress != null && !progress.isBlank()) {
            parts.add(new Part.Code(Cut.code(progress.strip(), Limits.SECTION).get(0)));
        }
        if (execution.cancelRequested()) {
            parts.add(new Part.Note(Text.of("Being cancelled: it stops at the next safe point.")));
        } else {
            parts.add(cancel(execution));
        }
        return parts;
    }

    private static Part cancel(Execution execution) {
        return new Part.Buttons(List.of(new Part.Button(
                "Cancel",
                Actions.CANCEL,
                Values.of(execution.id().toString()),
                Part.Style.DANGER,
                "It stops at the next safe point; what has been done stays done.",
                null)));
    }

    private static List<Part> over(Execution execution) {
        List<Part> parts = new ArrayList<>();
        Outcome outcome = execution.outcome();
        if (outcome == null) {
            return parts;
        }
        parts.add(new Part.Paragraph(Text.of(outcome.sentence())));
        Output output = outcome.output();
        if (output != null && !output.text().isBlank()) {
            parts.add(new Part.Code(
                    Cut.code(output.text().stripTrailing(), ReadMessage.SHOWN).get(0)));
        }
        if (execution.state() == ExecutionState.UNKNOWN) {
            parts.add(new Part.Note(Text.of("Nobody knows how far it got, and it is not run again by itself. What the"
                    + " cluster says now is posted below; decide on that.")));
        }
        Instant started = execution.startedAt();
        Instant ended = execution.endedAt();
        if (started != null && ended != null) {
            parts.add(new Part.Note(Text.of("Took " + Wording.duration(Duration.between(started, ended)))));
        }
        List<Part.Button> next = Next.buttons(execution, outcome);
        if (!next.isEmpty()) {
            parts.add(new Part.Buttons(next));
        }
        return parts;
    }

    /** All of the preview, where the message shows a part of it only. */
    static Optional<FileUpload> file(Execution execution) {
        Preview preview = execution.preview();
        if (preview == null || !PreviewParts.isCut(preview)) {
            return Optional.empty();
        }
        return Optional.of(new FileUpload(
                "preview-" + execution.number() + ".txt",
                "All that " + execution.label() + " would change",
                "",
                PreviewParts.whole(preview).getBytes(StandardCharsets.UTF_8)));
    }
}
