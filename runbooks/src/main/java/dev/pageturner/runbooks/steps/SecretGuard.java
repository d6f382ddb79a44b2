package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets are never shown by a button: their names may be, their contents may not. */
final class SecretGuard {
    private static final Set<String> KINDS = Set.of(
            "secret",
            "secrets",
            "oauthaccesstokens",
            "oauthaccesstoken",
            "oauthauthorizetokens",
            "oauthauthorizetoken");
    /** Everything else prints fields of the object. */
    private static final Set<String> NAMES_ONLY = Set.of("", "wide", "name");

    /** The order of names would tell something of the contents. */
    private static final Pattern SECRET_SORT = Pattern.compile("(?i)(?<!meta)data");

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z][A-Za-z0-9.,/-]*");

    private SecretGuard() {}

    static @Nullable String objection(KubectlTable.Verb verb, List<Item> items) {
        if (!verb.words().equals("get") || !printsFields(items)) {
            return null;
        }
        List<String> positional = KubectlReader.positional(items);
        if (positional.isEmpty()) {
            return "it does not say which kind of object it shows";
        }
        return positional.stream()
                .map(word -> objection(word, word.equals(positional.get(0))))
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    /** Of several -o each counts, whichever the last one is. */
    private static boolean printsFields(List<Item> items) {
        return items.stream()
                .anyMatch(
                        item -> item.flag() != null && printsFields(item.flag().name(), item.value()));
    }

    private static boolean printsFields(String flag, String value) {
        return switch (flag) {
            case "output" -> !NAMES_ONLY.contains(value);
            case "sort-by" -> SECRET_SORT.matcher(value).find();
            default -> false;
        };
    }

    private static @Nullable String objection(String word, boolean first) {
        if (!first && !word.contains("/")) {
            return null;
        }
        String kinds = first && !word.contains("/") ? word : word.replaceAll("/[^,]*", "");
        if (!LITERAL.matcher(kinds).matches() || Placeholders.isIn(kinds)) {
            return "the kind of object is a blank here, and with this output it could show a Secret";
        }
        for (String kind : kinds.split(",", -1)) {
            if (KINDS.contains(kind.toLowerCase(Locale.ROOT).replaceFirst("\\..*", ""))) {
                return "it would show the contents of a Secret, which no button does";
            }
        }
        return null;
    }
}
