package dev.pageturner.runbooks.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The anchors that GitHub gives to headings, unique within one document. */
public final class Slugs {
    private static final Pattern DROPPED = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}\\p{Pc}\\- ]");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{Nd}]+");

    private final Map<String, Integer> given = new HashMap<>();

    /** The slug of the next heading of the document: repeated ones get -1, -2 and so on. */
    public String next(String heading) {
        String base = of(heading);
        String slug = base;
        while (given.containsKey(slug)) {
            slug = base + "-" + given.merge(base, 1, Integer::sum);
        }
        given.put(slug, 0);
        return slug;
    }

    /** GitHub's slug, without regard to repetition. */
    public static String of(String heading) {
        String lower = heading.strip().toLowerCase(Locale.ROOT);
        return Ascii.isAll(lower)
                ? ofAscii(lower)
                : DROPPED.matcher(lower).replaceAll("").replace(' ', '-');
    }

    private static String ofAscii(String lower) {
        StringBuilder slug = new StringBuilder(lower.length());
        for (int at = 0; at < lower.length(); at++) {
            char character = lower.charAt(at);
            if (Ascii.isWord(character) || character == '_' || character == '-' || character == ' ') {
                slug.append(character == ' ' ? '-' : character);
            }
        }
        return slug.toString();
    }

    /**
     * What GitHub's, GitLab's and Hugo's anchors of the same heading have in common: the words, joined by single
     * hyphens.
     */
    public static String loose(String anchorOrHeading) {
        String lower = anchorOrHeading.toLowerCase(Locale.ROOT);
        String words = Ascii.isAll(lower)
                ? Ascii.words(lower, "-")
                : NOT_WORD.matcher(lower).replaceAll("-");
        int start = words.startsWith("-") ? 1 : 0;
        int end = words.endsWith("-") && words.length() > start ? words.length() - 1 : words.length();
        return words.substring(start, end);
    }
}
