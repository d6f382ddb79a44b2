package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** kubectl and oc: which verb, do all its flags only read, and what the catalogue calls it. */
final class KubectlReader implements ProgramReader {
    private final KubectlTable table = new KubectlTable();
    private final KubectlChange changes = new KubectlChange();
    private final ProgramReader inContainer;

    /** @param inContainer reads what {@code kubectl exec} runs */
    KubectlReader(ProgramReader inContainer) {
        this.inContainer = inContainer;
    }

    @Override
    public Verdict read(Call call, Surroundings surroundings) {
        boolean oc = call.program().equals("oc");
        Flags.Line front = table.global().read(call.arguments(), true);
        if (front.refused() != null) {
            return unknownFlag(call.program(), front.refused());
        }
        Optional<KubectlTable.Verb> verb = table.verb(oc, front.afterDashes());
        if (verb.isEmpty()) {
            String word = front.afterDashes().stream().findFirst().orElse("");
            return new Verdict.ByHand(
                    word.isEmpty()
                            ? "`" + call.program() + "` alone does nothing"
                            : "`" + call.program() + " " + word + "` is not a command that is known here");
        }
        List<String> rest = front.afterDashes()
                .subList(verb.get().length(), front.afterDashes().size());
        return read(call, verb.get(), front.items(), rest, surroundings);
    }

    private Verdict read(
            Call call, KubectlTable.Verb verb, List<Item> front, List<String> rest, Surroundings surroundings) {
        if (verb.effect().equals("by-hand")) {
            return new Verdict.ByHand("`" + call.program() + " " + verb.words() + "` " + verb.detail());
        }
        boolean exec = verb.effect().equals("exec");
        Flags.Line line = table.flags(verb).read(rest);
        if (exec && line.refused() == null && line.afterDashes().isEmpty()) {
            line = withoutDashes(verb, rest);
        }
        if (line.refused() != null) {
            return unknownFlag(call.program() + " " + verb.words(), line.refused());
        }
        List<Item> items = new ArrayList<>(front);
        items.addAll(line.items());
        if (!exec) {
            line.afterDashes().forEach(word -> items.add(new Item(null, word)));
        }
        String objection = FlagEffects.objection(verb, items);
        if (objection != null) {
            return new Verdict.ByHand(objection);
        }
        return switch (verb.effect()) {
            case "read" -> typed(call, StepKind.CLUSTER_READ, verb, items);
            case "logs" -> typed(call, StepKind.LOGS, verb, items);
            case "change" -> changes.read(call, verb, items);
            case "forward" -> forward(items);
            default -> exec(call, items, line.afterDashes(), surroundings);
        };
    }

    /** {@code kubectl exec POD COMMAND} is the old spelling: the first word behind the pod is the program. */
    private Flags.Line withoutDashes(KubectlTable.Verb verb, List<String> rest) {
        Flags.Line front = table.flags(verb).read(rest, true);
        if (front.refused() != null || front.afterDashes().isEmpty()) {
            return front;
        }
        List<String> behind = front.afterDashes();
        Flags.Line more = table.flags(verb).read(behind.subList(1, behind.size()), true);
        List<Item> items = new ArrayList<>(front.items());
        items.add(new Item(null, behind.get(0)));
        items.addAll(more.items());
        return new Flags.Line(items, more.afterDashes(), more.refused());
    }

    private static Verdict unknownFlag(String command, String flag) {
        return new Verdict.ByHand("`" + flag + "` is not a flag of `" + command + "` that is known to only read");
    }

    private static Verdict typed(Call call, StepKind kind, KubectlTable.Verb verb, List<Item> items) {
        String objection = SecretGuard.objection(verb, items);
        if (objection != null) {
            return new Verdict.ByHand(objection);
        }
        CommandLine line = new CommandLine(verb.detail());
        if (verb.words().startsWith("top ") || verb.words().startsWith("adm top ")) {
            line.word(verb.words().contains("no") ? "nodes" : "pods");
        }
        items.forEach(line::item);
        boolean lasting = call.follow() && !line.follows();
        if (lasting) {
            line.word(kind == StepKind.LOGS ? "--follow" : "--watch");
        }
        return line.typed(kind, "resource");
    }

    private static Verdict forward(List<Item> items) {
        List<String> positional = positional(items);
        if (positional.size() < 2) {
            return new Verdict.ByHand("the port-forward names no port");
        }
        return Ports.read(positional.subList(1, positional.size()))
                .<Verdict>map(ports -> new Verdict.Opens(
                        new Forward(Targets.canonical(positional.get(0)), ports, CommandLine.scope(items))))
                .orElseGet(() -> new Verdict.ByHand("the ports of the port-forward are not plain numbers"));
    }

    private Verdict exec(Call call, List<Item> items, List<String> command, Surroundings surroundings) {
        List<String> positional = positional(items);
        if (positional.isEmpty() || command.isEmpty()) {
            return new Verdict.ByHand("opens a terminal in a container");
        }
        List<String> scope = new ArrayList<>(CommandLine.scope(items));
        container(items, scope);
        Call.Pod pod = new Call.Pod(Targets.canonical(positional.get(0)), scope);
        return inContainer.read(call.into(pod, command.get(0), command.subList(1, command.size())), surroundings);
    }

    private static void container(List<Item> items, List<String> scope) {
        for (Item item : items) {
            if (item.flag() != null && item.flag().name().equals("container")) {
                scope.add("-c");
                scope.add(item.value());
            }
        }
    }

    static List<String> positional(List<Item> items) {
        return items.stream()
                .filter(item -> item.flag() == null)
                .map(Item::value)
                .toList();
    }

    static @Nullable String value(List<Item> items, String flag) {
        return new Flags.Line(items, List.of(), null).value(flag);
    }
}
