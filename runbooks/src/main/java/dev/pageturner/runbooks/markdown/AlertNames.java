package dev.pageturner.runbooks.markdown;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names on an Alert line, and in titles that are names. */
public final class AlertNames {
    private static final Pattern LABEL =
            Pattern.compile("(?:(?:prometheus|triggering|firing) )?alerts?(?:\\(s\\))?(?: (?:names?|rule))?");
    private static final Pattern NONE = Pattern.compile("^(?:no alert|none|n/?a|tbd|-)\\b.*", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)|\\[[^\\]]*](?!\\()");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)]\\([^)]*\\)");
    private static final Pattern SEPARATOR =
            Pattern.compile("[,;|&]|\\s/\\s|(?<=`)/(?=`)|\\band/or\\b|\\band\\b|\\bor\\b|\\n|<br */?>");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_:-]*[A-Za-z0-9_]");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CAMEL = Pattern.compile("(?=[A-Za-z0-9]*[a-z])[A-Za-z][a-z0-9]*[A-Z][A-Za-z0-9]+");

    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private AlertNames() {}

    static boolean isLabel(Label label) {
        return LABEL.matcher(label.key()).matches();
    }

    /** @param text what follows the label, as Markdown */
    static List<String> in(String text) {
        if (NONE.matcher(text.strip()).matches()) {
            return List.of();
        }
        String bare = ASIDE.matcher(LINK.matcher(text).replaceAll("$1")).replaceAll(" ");
        Set<String> names = new LinkedHashSet<>();
        for (String piece : SEPARATOR.split(bare)) {
            names.addAll(ofPiece(piece.strip()));
        }
        return List.copyOf(names);
    }

    private static List<String> ofPiece(String piece) {
        String word = piece.replaceAll("^[*_\"'`]+|[*_\"'`.:]+$", "");
        boolean marked = piece.startsWith("`") || piece.startsWith("**") || piece.startsWith("\"");
        if (IDENTIFIER.matcher(word).matches() && (marked || looksLikeName(word))) {
            return List.of(word);
        }
        List<String> names = new ArrayList<>();
        Matcher code = CODE.matcher(piece);
        while (code.find()) {
            if (isCamel(code.group(1))) {
                names.add(code.group(1));
            }
        }
        return names;
    }

    private static boolean looksLikeName(String word) {
        return isCamel(word) || word.matches(".*[a-z0-9][_-].*") || word.matches("[A-Z][a-z]+[a-z0-9]*");
    }

    /** HighLatency, KubePodCrashLooping, etcdNoLeader: several words in one. */
    public static boolean isCamel(String word) {
        return CAMEL.matcher(word).matches();
    }

    /** For comparing an alert's name with a title or a file name that may spell it otherwise. */
    public static String key(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Ascii.isAll(lower)
                ? Ascii.words(lower, "")
                : NOT_WORD.matcher(lower).replaceAll("");
    }
}
