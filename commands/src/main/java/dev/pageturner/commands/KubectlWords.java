package dev.pageturner.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a command line as people know it from kubectl into the catalogue's own words. */
final class KubectlWords {
    private static final Set<String> PROGRAMS = Set.of("kubectl", "oc", "k");
    private static final Set<String> FLAGS_WITH_VALUE = Set.of("-n", "--namespace");
    private static final Set<String> PODS = Set.of("pod", "pods", "po");

    private static final Map<List<String>, String> COMMANDS = Map.of(
            List.of("rollout", "undo"), "rollback",
            List.of("rollout", "restart"), "restart",
            List.of("rollout", "pause"), "pause",
            List.of("rollout", "resume"), "resume",
            List.of("rollout", "status"), "rollout-status",
            List.of("rollout", "history"), "rollout-history",
            List.of("set", "image"), "set-image",
            List.of("create", "job"), "run-job",
            List.of("auth", "can-i"), "can-i");

    private KubectlWords() {}

    static List<String> toCatalogue(List<String> typed) {
        List<String> words = new ArrayList<>(typed);
        if (!words.isEmpty() && PROGRAMS.contains(words.get(0))) {
            words.remove(0);
            moveLeadingFlagsBack(words);
        }
        if (words.size() >= 2 && COMMANDS.containsKey(words.subList(0, 2))) {
            String command = COMMANDS.get(List.copyOf(words.subList(0, 2)));
            words.remove(0);
            words.set(0, command);
        } else if (words.size() >= 2 && words.get(0).equals("delete")) {
            readDeletion(words);
        } else if (words.size() >= 2 && words.get(0).equals("patch")) {
            return PatchWords.toCatalogue(words.subList(1, words.size())).orElse(words);
        }
        return words;
    }

    /** {@code kubectl -n shop get pods} means {@code kubectl get pods -n shop}. */
    private static void moveLeadingFlagsBack(List<String> words) {
        List<String> flags = new ArrayList<>();
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            String flag = words.remove(0);
            flags.add(flag);
            if (FLAGS_WITH_VALUE.contains(flag) && !words.isEmpty()) {
                flags.add(words.remove(0));
            }
        }
        int end = words.indexOf("--");
        words.addAll(end < 0 ? words.size() : end, flags);
    }

    private static void readDeletion(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            int slash = word.indexOf('/');
            if (PODS.contains(word)) {
                words.remove(i);
                words.set(0, "delete-pod");
                return;
            }
            if (slash > 0 && PODS.contains(word.substring(0, slash))) {
                words.set(0, "delete-pod");
                return;
            }
        }
    }
}
