package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.List;
import java.util.Optional;

/** One step: its title, its source, and a button if it has one; else the reason why it is done by hand. */
final class StepParts {
    private static final int ONE_LINE = 400;

    private static final Catalogue CATALOGUE = Catalogue.standard();

    private StepParts() {}

    static List<Part> of(Step step, String incidentId, Scenario scenario) {
        Span title = new Span.Bold(step.title());
        boolean inline = !step.source().contains("\n") && step.source().length() <= ONE_LINE;
        Optional<String> byHand = byHand(step);
        if (byHand.isPresent()) {
            return List.of(
                    new Part.Paragraph(Text.of(title)),
                    new Part.Code(step.source()),
                    new Part.Note(Text.of("By hand: " + byHand.get())));
        }
        Part.Button button = button(step, incidentId, scenario);
        if (inline) {
            return List.of(new Part.Line(Text.of(title, new Span.Plain("\n"), new Span.Code(step.source())), button));
        }
        return List.of(new Part.Line(Text.of(title), button), new Part.Code(step.source()));
    }

    private static Optional<String> byHand(Step step) {
        String command = step.command();
        if (step.kind() == StepKind.BY_HAND) {
            String reason = step.reason();
            return Optional.of(reason == null ? "it has no button." : reason);
        }
        return step.kind() == StepKind.CHANGE && (command == null || !CATALOGUE.changes(command))
                ? Optional.of("it changes data, and no command here does that. Copy it to where you have the right to.")
                : Optional.empty();
    }

    private static Part.Button button(Step step, String incidentId, Scenario scenario) {
        boolean change = step.kind() == StepKind.CHANGE;
        String command = step.command();
        String label = change ? Wording.verb(command == null ? "" : command) + "\u2026" : "Run";
        return new Part.Button(
                label,
                Actions.RUN_STEP,
                Values.of(incidentId, scenario.file(), scenario.anchor(), step.id()),
                change ? Part.Style.DANGER : Part.Style.PLAIN,
                null,
                label + ": " + step.title());
    }
}
