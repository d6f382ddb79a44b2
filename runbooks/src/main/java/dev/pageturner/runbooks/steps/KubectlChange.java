package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The verbs that change a cluster and have a command in the catalogue. */
final class KubectlChange {
    private static final Pattern KIND = Pattern.compile("[a-z]+");
    private static final Set<String> ROLLED = Set.of("deployment", "statefulset", "daemonset");

    Verdict read(Call call, KubectlTable.Verb verb, List<Item> items) {
        if (call.follow()) {
            return new Verdict.ByHand("`watch` would do it again and again");
        }
        List<String> positional = KubectlReader.positional(items);
        return switch (verb.detail()) {
            case "rollback", "restart", "pause", "resume" -> one(verb, items, positional, ROLLED);
            case "scale" -> one(verb, items, positional, Set.of());
            case "drain", "cordon", "uncordon" -> nodes(verb, items, positional);
            case "delete-pod" -> pods(verb, items, positional);
            case "set-image" -> image(verb, items, positional);
            case "patch" -> PatchReader.read(items, positional);
            default -> job(verb, items, positional);
        };
    }

    private static Verdict one(KubectlTable.Verb verb, List<Item> items, List<String> positional, Set<String> kinds) {
        List<String> targets = Targets.of(positional);
        if (targets.size() != 1) {
            return new Verdict.ByHand(
                    targets.isEmpty()
                            ? "`" + verb.words() + "` names no object, so it would reach all of them"
                            : "it changes more than one object at a time, which no command of the catalogue does");
        }
        String kind = targets.get(0).substring(0, targets.get(0).indexOf('/'));
        if (!KIND.matcher(kind).matches() || !kinds.isEmpty() && !kinds.contains(kind)) {
            return other(verb, kind);
        }
        if (verb.detail().equals("scale") && KubectlReader.value(items, "replicas") == null) {
            return new Verdict.ByHand("`scale` without --replicas does nothing");
        }
        return line(verb, targets, items);
    }

    private static Verdict other(KubectlTable.Verb verb, String kind) {
        return new Verdict.ByHand(
                "`" + verb.words() + "` changes a " + kind + ", and no command of the catalogue does it");
    }

    private static Verdict nodes(KubectlTable.Verb verb, List<Item> items, List<String> positional) {
        List<String> names = positional.stream()
                .map(name -> name.replaceFirst("^nodes?/", ""))
                .toList();
        if (names.isEmpty() && KubectlReader.value(items, "selector") == null) {
            return new Verdict.ByHand("`" + verb.words() + "` names no node");
        }
        return line(verb, names, items);
    }

    private static Verdict pods(KubectlTable.Verb verb, List<Item> items, List<String> positional) {
        List<String> targets = Targets.of(positional);
        boolean bySelector = KubectlReader.value(items, "selector") != null;
        String kind = positional.isEmpty() ? "" : Targets.kind(positional.get(0).replaceFirst("/.*", ""));
        boolean onlyPods = kind.equals("pod") && targets.stream().allMatch(target -> target.startsWith("pod/"));
        if (!onlyPods) {
            return new Verdict.ByHand("it deletes something else than pods, and no command of the catalogue does it");
        }
        if (targets.isEmpty() && !bySelector) {
            return new Verdict.ByHand("`delete pod` names no pod");
        }
        return line(verb, targets.stream().map(target -> target.substring(4)).toList(), items);
    }

    private static Verdict image(KubectlTable.Verb verb, List<Item> items, List<String> positional) {
        List<String> images =
                positional.stream().filter(word -> word.contains("=")).toList();
        List<String> targets = Targets.of(
                positional.stream().filter(word -> !word.contains("=")).toList());
        if (targets.size() != 1 || images.isEmpty()) {
            return new Verdict.ByHand("`set image` needs one object and CONTAINER=IMAGE");
        }
        return line(verb, List.of(targets.get(0), String.join(" ", images)), items, images);
    }

    private static Verdict job(KubectlTable.Verb verb, List<Item> items, List<String> positional) {
        String from = KubectlReader.value(items, "from");
        if (positional.size() != 1 || from == null) {
            return new Verdict.ByHand("it creates a job from an image, and no command of the catalogue does it");
        }
        return line(verb, positional, items);
    }

    private static Verdict line(KubectlTable.Verb verb, List<String> targets, List<Item> items) {
        return line(verb, targets, items, List.of());
    }

    private static Verdict line(KubectlTable.Verb verb, List<String> targets, List<Item> items, List<String> images) {
        CommandLine line = new CommandLine(verb.detail());
        List<String> words = images.isEmpty() ? targets : List.of(targets.get(0));
        words.forEach(line::word);
        images.forEach(line::word);
        items.stream().filter(item -> item.flag() != null).forEach(line::item);
        if (!images.isEmpty()) {
            line.argument("target", targets.get(0)).argument("image", String.join(" ", images));
            return line.typed(StepKind.CHANGE, null);
        }
        return line.typed(StepKind.CHANGE, "target");
    }
}
