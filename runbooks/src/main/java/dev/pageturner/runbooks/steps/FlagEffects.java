package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a flag of kubectl takes the button away. */
final class FlagEffects {
    private static final Set<String> OUTPUTS =
            Set.of("", "wide", "name", "json", "yaml", "jsonpath", "jsonpath-as-json", "custom-columns");

    private FlagEffects() {}

    static @Nullable String objection(KubectlTable.Verb verb, List<Item> items) {
        for (Item item : items) {
            String objection = item.flag() == null ? null : objection(verb, item.flag(), item.value());
            if (objection != null) {
                return objection;
            }
        }
        return null;
    }

    private static @Nullable String objection(KubectlTable.Verb verb, Flag flag, String value) {
        String spelled = "`--" + flag.name() + "`";
        return switch (flag.effect()) {
            case "file" -> spelled + " reads or writes files of your own machine";
            case "who" -> spelled + " acts as somebody else or on a cluster of its own choice";
            case "context" ->
                isBlank(value)
                        ? null
                        : spelled + " names a cluster of your own kubeconfig; the bot takes the alert's cluster";
            case "all" ->
                verb.effect().equals("change") && !value.equals("false")
                        ? spelled + " reaches everything of that kind at once"
                        : null;
            case "many" ->
                value.equals("false")
                        ? null
                        : spelled + " changes more than one object at a time, which no command of the catalogue does";
            case "dry-run" ->
                value.equals("none") ? null : "`--dry-run` only tries it; `pageturner preview` shows the same";
            case "stop" -> spelled + " asks for more than the catalogue's command does";
            case "none" -> spelled + " only reads, but no command of the catalogue has it";
            case "output" -> output(value);
            default -> null;
        };
    }

    private static @Nullable String output(String value) {
        String format = value.contains("=") ? value.substring(0, value.indexOf('=')) : value;
        return OUTPUTS.contains(format) ? null : "`-o " + value + "` is not an output that the catalogue prints";
    }

    /** A blank stands for the cluster of the alert. */
    private static boolean isBlank(String value) {
        return value.startsWith("<") || value.startsWith("$") || value.startsWith("{{") || value.startsWith("[");
    }
}
