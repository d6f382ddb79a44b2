package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A block of YAML that is one Job: a template that the command run-job runs, under the name that it has. */
final class JobBlock {
    private static final Pattern API = Pattern.compile("(?m)^apiVersion:\\s*[\"']?batch/v1[\"']?\\s*$");
    private static final Pattern KIND = Pattern.compile("(?m)^kind:\\s*[\"']?Job[\"']?\\s*$");
    private static final Pattern NEXT_DOCUMENT = Pattern.compile("(?m)^---\\s*$");
    private static final Pattern TITLE = Pattern.compile("\\s*(?:---\\s*\\n)?\\s*#+\\s*([^\\n]+)");

    private final String text;

    JobBlock(String text) {
        this.text = text;
    }

    static boolean isCertain(String text) {
        Matcher next = NEXT_DOCUMENT.matcher(text.strip().replaceFirst("^---\\s*", ""));
        return API.matcher(text).find() && KIND.matcher(text).find() && !next.find();
    }

    List<Draft> drafts() {
        Matcher title = TITLE.matcher(text);
        String named = title.lookingAt() ? title.group(1).strip() : "";
        return List.of(new Draft(0, text.length(), named, text.strip(), verdict(), List.of()));
    }

    private Verdict verdict() {
        @Nullable Object metadata;
        try {
            Object job = new Load(LoadSettings.builder().build()).loadFromString(text);
            metadata = job instanceof Map<?, ?> map ? map.get("metadata") : null;
        } catch (YamlEngineException e) {
            return new Verdict.ByHand("the Job is not YAML");
        }
        String name = said(metadata, "name");
        String wanted = name.isEmpty() ? said(metadata, "generateName") : name;
        if (wanted.isEmpty()) {
            return new Verdict.ByHand("the Job has no name under metadata");
        }
        boolean blanks = !new Placeholders(new Surroundings(), StepKind.SQL_READ)
                .in(List.of(text), List.of())
                .isEmpty();
        if (blanks || text.contains("${")) {
            // What is filled in could turn into YAML of its own.
            return new Verdict.ByHand("the Job has blanks to fill in, which only a person can do safely");
        }
        return typed(wanted, said(metadata, "namespace"));
    }

    private Verdict typed(String name, String namespace) {
        List<String> words = new ArrayList<>(List.of("run-job", name, "--template=" + text.strip()));
        Map<String, String> arguments = new LinkedHashMap<>(Map.of("target", name, "template", text.strip()));
        if (!namespace.isEmpty()) {
            words.addAll(List.of("-n", namespace));
            arguments.put("namespace", namespace);
        }
        return new Verdict.Typed(StepKind.CHANGE, words, arguments);
    }

    private static String said(@Nullable Object metadata, String field) {
        return metadata instanceof Map<?, ?> map && map.get(field) instanceof String value ? value : "";
    }
}
