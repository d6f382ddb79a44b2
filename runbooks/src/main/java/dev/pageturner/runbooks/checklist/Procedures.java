package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.checklist.Checklist.Item;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a runbook says of deploying, watching, giving up and calling for help, as values. Every list is in the order of the
 * document; every line counts from 1.
 *
 * @param owner of the document, as it names itself; null when it does not
 */
public record Procedures(
        @Nullable String owner,
        List<Checklist> checklists,
        List<Window> windows,
        List<Criterion> rollbackCriteria,
        List<SmokeTest> smokeTests,
        List<EscalationLevel> escalation,
        List<Contact> contacts,
        List<SeverityLevel> severities,
        List<Probe> probes) {
    public Procedures {
        checklists = List.copyOf(checklists);
        windows = List.copyOf(windows);
        rollbackCriteria = List.copyOf(rollbackCriteria);
        smokeTests = List.copyOf(smokeTests);
        escalation = List.copyOf(escalation);
        contacts = List.copyOf(contacts);
        severities = List.copyOf(severities);
        probes = List.copyOf(probes);
    }

    /**
     * How long to watch after a deployment (a period), or when to look again (a checkpoint, with what to look at).
     *
     * @param subject what the watch is about, from the title above it ({@code Meeting Creation}); may be empty
     */
    public record Window(boolean checkpoint, String label, Duration after, String subject, int line, List<Item> items) {
        public Window {
            items = List.copyOf(items);
        }
    }

    /**
     * A reason to roll back.
     *
     * @param group the class it stands in ({@code Pod startup failures}); may be empty
     * @param subject as for windows
     * @param threshold null for what only a person can judge
     */
    public record Criterion(
            String group,
            String subject,
            String text,
            int line,
            List<Step> steps,
            @Nullable Threshold threshold) {
        public Criterion {
            steps = List.copyOf(steps);
        }
    }

    /** @param expected what the commands should print, as the document shows it */
    public record SmokeTest(
            String number,
            String title,
            String anchor,
            int line,
            String purpose,
            List<Step> steps,
            String expected,
            List<Expectation> successCriteria) {
        public SmokeTest {
            steps = List.copyOf(steps);
            successCriteria = List.copyOf(successCriteria);
        }
    }

    /** One success criterion. @param body the literal answer it asks for */
    public record Expectation(
            String text,
            int line,
            @Nullable Integer httpStatus,
            @Nullable String body,
            @Nullable Threshold threshold) {}

    /** @param when may be empty */
    public record EscalationLevel(String level, String who, String when, int line) {}

    /** @param where to reach them; may be empty */
    public record Contact(String who, String when, String where, int line) {}

    /** @param cells the other columns of the severity table, by their headers, in order */
    public record SeverityLevel(String name, List<String> headers, List<String> cells, int line) {
        public SeverityLevel {
            headers = List.copyOf(headers);
            cells = List.copyOf(cells);
        }
    }

    /** A row of a probe table. */
    public record Probe(String name, String validates, String failureModes, List<String> firstActions, int line) {
        public Probe {
            firstActions = List.copyOf(firstActions);
        }
    }
}
