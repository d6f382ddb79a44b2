package dev.pageturner.commands.read;

import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Parameters;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.print.BoundedText;
import dev.pageturner.commands.print.TextTable;
import dev.pageturner.commands.rollout.History;
import dev.pageturner.commands.rollout.Revision;
import dev.pageturner.commands.rollout.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Shows the revisions of a workload as {@code kubectl rollout history} does. */
public final class RolloutHistoryCommand extends ClusterRead {
    private static final String NONE = "No rollout history found.";

    private static final CommandSpec SPEC = new CommandSpec(
            "rollout-history",
            "Show the revisions that a rollback can go to.",
            Risk.READ,
            List.of(
                    Parameters.target("deployment/NAME, statefulset/NAME or daemonset/NAME."),
                    Parameters.NAMESPACE,
                    Parameter.flag("revision", ParameterType.INTEGER, "Show the pod template of this revision.")),
            List.of("rollout-history deployment/web -n shop", "rollout-history deployment/web -n shop --revision=3"),
            List.of(
                    new Permission("apps", List.of("deployments", "statefulsets", "daemonsets"), List.of("get"), false),
                    new Permission("apps", List.of("replicasets", "controllerrevisions"), List.of("list"), false)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    Outcome read(Question question) throws RefusedException {
        long asked = RolloutStatusCommand.Workloads.revision(question);
        Workload workload = RolloutStatusCommand.Workloads.read(question, "history viewer");
        List<Revision> revisions = History.read(question.cluster(), workload).revisions().stream()
                .sorted(Comparator.comparingLong(Revision::number))
                .toList();
        String named = workload.kind().resource().named(workload.name());
        if (asked > 0) {
            return one(named, revisions, asked);
        }
        // As in kubectl, of several with the same number the last one counts.
        Map<Long, String> causes = new TreeMap<>();
        revisions.forEach(revision -> causes.put(revision.number(), cause(revision)));
        TextTable table = new TextTable(2).row("REVISION", "CHANGE-CAUSE");
        causes.forEach((number, cause) -> table.row(String.valueOf(number), cause));
        String text = causes.isEmpty() ? NONE : table.print();
        return Outcome.answered(
                causes.size() + " revisions",
                new BoundedText().add(named + " \n" + text + "\n").output());
    }

    private static Outcome one(String named, List<Revision> revisions, long asked) throws RefusedException {
        Optional<Revision> revision = revisions.stream()
                .filter(candidate -> candidate.number() == asked)
                .reduce((first, last) -> last);
        if (revision.isEmpty() && !revisions.isEmpty()) {
            throw new RefusedException("error: unable to find the specified revision");
        }
        String text = named + " with revision #" + asked + "\n"
                + revision.map(PodTemplateText::print).orElse(NONE + "\n");
        return Outcome.answered("revision " + asked, new BoundedText().add(text).output());
    }

    private static String cause(Revision revision) {
        String cause = revision.changeCause();
        return cause == null || cause.isEmpty() ? "<none>" : cause;
    }
}
