package dev.pageturner.bot.approval;

import dev.pageturner.bot.base.Person;
import dev.pageturner.bot.execution.Execution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who may request and who may approve. A refusal is a sentence that says what to do instead; empty means yes. */
public final class Rights {
    private final People people;
    private final GroupDirectory groups;

    public Rights(People people, GroupDirectory groups) {
        this.people = people;
        this.groups = groups;
    }

    Optional<Answer.Refused> refusesRequestBy(Person who) {
        if (isAny(who, people.responders(), people.owners())) {
            return Optional.empty();
        }
        if (people.responders().isEmpty() && people.owners().isEmpty()) {
            return refused(
                    "Nobody may request changes yet: name people or user groups under people.responders in the"
                            + " configuration.",
                    Set.of());
        }
        return refused(
                "You may look and run diagnostics, but not request changes. A responder can.", people.responders());
    }

    Optional<Answer.Refused> refusesApprovalBy(Person who, Execution execution) {
        if (who.id().equals(execution.requester().id())) {
            return refused(
                    "You requested " + execution.label() + ", so somebody else has to approve it.", people.approvers());
        }
        if (isAny(who, people.approvers(), people.owners())) {
            return Optional.empty();
        }
        return refused("You may not decide on " + execution.label() + ". An approver can.", people.approvers());
    }

    /** Whoever may request or approve may also stop. Stopping is safe, so it is open to more people than starting. */
    Optional<Answer.Refused> refusesCancelBy(Person who, Execution execution) {
        if (who.id().equals(execution.requester().id())
                || isAny(who, people.responders(), people.approvers(), people.owners())) {
            return Optional.empty();
        }
        return refused(
                "You may look, but not cancel " + execution.label() + ". "
                        + execution.requester().name() + " or any responder can.",
                people.responders());
    }

    List<String> roles(Person who) {
        List<String> roles = new ArrayList<>();
        roles.add("viewer: may look and run diagnostics");
        if (isAny(who, people.responders())) {
            roles.add("responder: may request changes");
        }
        if (isAny(who, people.approvers())) {
            roles.add("approver: may approve what others request");
        }
        if (isAny(who, people.owners())) {
            roles.add("owner: may request, and approve what others request");
        }
        return roles;
    }

    /** Slack groups of a person, for impersonation in the cluster. */
    Set<String> groupsOf(Person who) {
        Set<String> all = new LinkedHashSet<>(people.responders());
        all.addAll(people.approvers());
        all.addAll(people.owners());
        all.removeIf(id -> !isGroup(id));
        return all.isEmpty() ? Set.of() : groups.groupsOf(who.id(), all);
    }

    @SafeVarargs
    private boolean isAny(Person who, Set<String>... roles) {
        Set<String> ids = new LinkedHashSet<>();
        for (Set<String> role : roles) {
            if (role.contains(who.id())) {
                return true;
            }
            ids.addAll(role);
        }
        ids.removeIf(id -> !isGroup(id));
        return !ids.isEmpty() && !groups.groupsOf(who.id(), ids).isEmpty();
    }

    private static boolean isGroup(String id) {
        return id.startsWith("S");
    }

    private static Optional<Answer.Refused> refused(String sentence, Set<String> whoCan) {
        return Optional.of(new Answer.Refused(sentence, whoCan.stream().sorted().toList()));
    }
}
