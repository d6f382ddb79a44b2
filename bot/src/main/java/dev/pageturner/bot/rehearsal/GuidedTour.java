package dev.pageturner.bot.rehearsal;

import dev.pageturner.bot.rehearsal.workspace.StoryPanel;
import dev.pageturner.bot.rehearsal.workspace.WorkspaceProbe;
import java.util.ArrayList;
import java.util.List;

/** The panel of the workspace's page: the first incident step by step, and buttons for others. */
public final class GuidedTour implements StoryPanel {
    static final String ALERT = "MCPodsCrashLooping";

    private final PracticeEnvironment environment;
    private final IncidentThread thread;
    private final Drills drills;

    public GuidedTour(PracticeEnvironment environment, WorkspaceProbe probe) {
        this.environment = environment;
        this.thread = new IncidentThread(probe, ALERT);
        this.drills = new Drills(environment);
    }

    @Override
    public String title() {
        return "Rehearsal: the page that woke you";
    }

    @Override
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        boolean opened = thread.root().isPresent();
        boolean rolledBack = says("Done: Roll back");
        boolean approved = rolledBack || says("Approved by");
        boolean asked = approved || says("Approval needed: Roll back");
        boolean resolved = thread.rootSays("RESOLVED");
        steps.add(new Step(
                "Open the thread",
                "Three minutes ago *meeting-controller* v1.4.3 was rolled out. Its pods crash, and the alert opened a"
                        + " thread in *#oncall*. Open it: the runbook's scenario is inside.",
                opened));
        steps.add(new Step(
                "Look before you touch",
                "As *Riley*, press *Run* beside a diagnostic, for example the one that lists the pods. Anybody may"
                        + " look, and everybody sees the answer.",
                diagnosed()));
        steps.add(new Step(
                "Ask for the rollback",
                "Press *Roll back\u2026* under Remediation, read what would change, and say why.",
                asked));
        steps.add(new Step(
                "Four eyes",
                "Riley cannot approve what Riley asked for: try it. Then switch to *Alex* at the top and approve.",
                approved));
        steps.add(new Step(
                "Watch it heal",
                "The message follows the rollout. When the pods stop crashing, the alert resolves and the head of the"
                        + " thread says what was done, by whom, and how long it took.",
                rolledBack && resolved));
        steps.add(new Step(
                "Look along",
                "The cluster is real enough for kubectl: `KUBECONFIG=" + environment.kubeconfig()
                        + " kubectl get pods -A`",
                false));
        return steps;
    }

    private boolean says(String words) {
        return thread.find(IncidentThread.says(words)).isPresent();
    }

    private boolean diagnosed() {
        // The scenario itself shows commands too; only an answer shows a pod's status.
        return says("CrashLoopBackOff ") || says("READY   STATUS") || says("REVISION");
    }

    /** What changes when a step is done; whoever shows the tour compares. */
    public String progress() {
        StringBuilder progress = new StringBuilder();
        steps().forEach(step -> progress.append(step.done() ? 'x' : '.'));
        return progress.toString();
    }

    @Override
    public List<Button> buttons() {
        return Drills.buttons();
    }

    @Override
    public String press(String buttonId, String userId) {
        return drills.press(buttonId);
    }
}
