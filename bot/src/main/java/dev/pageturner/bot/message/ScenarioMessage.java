package dev.pageturner.bot.message;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.incident.ScenarioRef;
import dev.pageturner.bot.message.Text.Span;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A scenario of a runbook as the thread shows it: what to look at and what to do, each with its button. */
public final class ScenarioMessage {
    /** So much of a section's prose stands in the thread; "Show all" has the rest. */
    private static final int PROSE = 700;

    private static final Pattern ITEM = Pattern.compile("\\n(?=\\s*(?:[-*+]|\\d+[.)])\\s|\\s*\\n)");

    private ScenarioMessage() {}

    /** For the thread: every step with its button, long prose shortened. */
    public static Message brief(
            @Nullable Incident incident, Scenario scenario, FrontMatter frontMatter, String matchedBy) {
        String incidentId = incident == null ? "" : incident.id().toString();
        Sections sections = new Sections(incidentId, scenario, PROSE);
        List<Part> body = sections.parts();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Heading("Runbook: " + scenario.title()));
        parts.add(new Part.Line(
                origin(scenario, matchedBy),
                new Part.Button(
                        "Show all",
                        Actions.SHOW_ALL,
                        Values.of(incidentId, scenario.file(), scenario.anchor(), "0"),
                        Part.Style.PLAIN,
                        null,
                        "Show all of " + scenario.title())));
        parts.addAll(body);
        escalation(frontMatter, scenario, parts);
        if (incident != null) {
            parts.addAll(others(incident));
        }
        return new Message("Runbook: " + scenario.title(), parts);
    }

    /** All of it, for a modal. */
    public static List<Part> whole(String incidentId, Scenario scenario, FrontMatter frontMatter) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.bold(scenario.title())));
        parts.add(new Part.Note(origin(scenario, "")));
        parts.addAll(new Sections(incidentId, scenario, Integer.MAX_VALUE).parts());
        escalation(frontMatter, scenario, parts);
        return parts;
    }

    private static Text origin(Scenario scenario, String matchedBy) {
        Text text = Text.of(new Span.Code(Wording.place(scenario.file(), scenario.anchor())));
        return matchedBy.isEmpty() ? text : text.and(", chosen by " + reason(matchedBy));
    }

    private static String reason(String matchedBy) {
        return switch (matchedBy) {
            case "routing" -> "a routing rule on the alert's labels";
            case "runbook_url" -> "the alert's runbook_url";
            case "alert-line" -> "its Alert line";
            case "name" -> "the alert's name";
            default -> matchedBy;
        };
    }

    /** The runbook's own section says it where there is one. */
    private static void escalation(FrontMatter frontMatter, Scenario scenario, List<Part> parts) {
        boolean said = scenario.sections().stream().anyMatch(s -> s.kind() == Section.Kind.ESCALATION);
        if (said || frontMatter.escalation().isEmpty()) {
            return;
        }
        Text text = Text.bold("Escalation");
        for (FrontMatter.Escalation level : frontMatter.escalation()) {
            text = text.and(
                    "\n" + level.level() + ": " + level.who() + (level.when().isBlank() ? "" : " - " + level.when()));
        }
        parts.add(new Part.Paragraph(text));
    }

    /** Other candidates, one click away. */
    private static List<Part> others(Incident incident) {
        List<Part.Button> buttons = incident.others().stream()
                .limit(5)
                .map(other -> showing(incident, other))
                .toList();
        return buttons.isEmpty()
                ? List.of()
                : List.of(new Part.Note(Text.of("Not this? Also possible:")), new Part.Buttons(buttons));
    }

    private static Part.Button showing(Incident incident, ScenarioRef other) {
        return Part.Button.of(
                other.title(),
                Actions.SHOW_SCENARIO,
                Values.of(incident.id().toString(), other.file(), other.anchor()));
    }

    /** The inside of a scenario, in the order of the document. */
    private record Sections(String incidentId, Scenario scenario, int prose) {
        List<Part> parts() {
            List<Part> parts = new ArrayList<>();
            for (Section section : scenario.sections()) {
                List<Part> body = new ArrayList<>();
                for (Block block : section.blocks()) {
                    add(block, body);
                }
                if (!body.isEmpty()) {
                    parts.add(new Part.Rule());
                    title(section).ifPresent(parts::add);
                    parts.addAll(body);
                }
            }
            return parts;
        }

        private static java.util.Optional<Part> title(Section section) {
            return section.title().isBlank()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(new Part.Paragraph(Text.bold(section.title())));
        }

        private void add(Block block, List<Part> body) {
            if (block instanceof Block.Prose text) {
                String shown = text.markdown().strip();
                boolean cut = shown.length() > prose;
                body.addAll(Prose.parts(cut ? beginning(shown, prose) : shown));
                if (cut) {
                    body.add(new Part.Note(Text.of("Shortened; \"Show all\" has the rest.")));
                }
            } else if (block instanceof Block.Sample sample) {
                body.add(new Part.Code(Limits.cut(sample.text(), Math.min(prose, Limits.SECTION * 4))));
            } else if (block instanceof Block.Steps steps) {
                steps.steps().forEach(step -> body.addAll(StepParts.of(step, incidentId, scenario)));
            }
        }

        /** Whole items or paragraphs where there are some: half a sentence can say the opposite. */
        private static String beginning(String text, int most) {
            Matcher breaks = ITEM.matcher(text);
            int end = -1;
            while (breaks.find() && breaks.start() <= most) {
                end = breaks.start();
            }
            return end > most / 3 ? text.substring(0, end) : Limits.cut(text, most);
        }
    }
}
