package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Selectors evaluated against an object. */
final class LabelMatch {
    private static final Pattern TERM =
            Pattern.compile("(!?)([^=!,() ]+)\\s*(?:(==?|!=)\\s*([^,]*)|(in|notin)\\s*\\(([^)]*)\\))?");

    private LabelMatch() {}

    static boolean matches(JsonNode object, Selection selection) {
        return labels(object, selection.labels()) && fields(object, selection.fields());
    }

    private static boolean labels(JsonNode object, String selector) {
        Matcher terms = TERM.matcher(selector);
        boolean all = true;
        while (terms.find()) {
            String value = Json.label(object, terms.group(2));
            all &= term(terms, value == null ? "" : value, value != null);
        }
        return all;
    }

    private static boolean term(Matcher term, String value, boolean present) {
        if (term.group(3) != null) {
            boolean equal = present && value.equals(term.group(4).strip());
            return term.group(3).equals("!=") != equal;
        }
        if (term.group(5) != null) {
            boolean among = present && List.of(term.group(6).split("\\s*,\\s*")).contains(value);
            return term.group(5).equals("in") == among;
        }
        return term.group(1).isEmpty() == present;
    }

    private static boolean fields(JsonNode object, String selector) {
        for (String term : selector.isEmpty() ? new String[0] : selector.split(",")) {
            boolean not = term.contains("!=");
            String[] sides = term.split("!?==?", 2);
            boolean equal = Json.text(object, "/" + sides[0].replace('.', '/')).equals(sides[1]);
            if (equal == not) {
                return false;
            }
        }
        return true;
    }
}
