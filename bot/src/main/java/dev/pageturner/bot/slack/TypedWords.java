package dev.pageturner.bot.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Typed text as words, quotes as in a shell, after undoing what Slack and phones do to text. */
final class TypedWords {
    private static final Pattern LINK =
            Pattern.compile("<(?:https?://|mailto:|tel:)[^|>]*\\|([^>]*)>|<(https?://[^|>]*)>");
    private static final Pattern MENTION = Pattern.compile("^\\s*<@[A-Z0-9]+(\\|[^>]*)?>");

    private TypedWords() {}

    static List<String> ofMention(String text) {
        return of(MENTION.matcher(text).replaceFirst(""));
    }

    static List<String> of(String text) {
        String plain = plain(text);
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean begun = false;
        char quote = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else if (c == '\\' && quote == '"' && i + 1 < plain.length()) {
                    word.append(plain.charAt(++i));
                } else {
                    word.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                begun = true;
            } else if (Character.isWhitespace(c)) {
                if (begun) {
                    words.add(word.toString());
                    word.setLength(0);
                    begun = false;
                }
            } else {
                word.append(c);
                begun = true;
            }
        }
        if (begun) {
            words.add(word.toString());
        }
        return words;
    }

    private static String plain(String text) {
        String unlinked = LINK.matcher(text).replaceAll(link -> {
            String shown = link.group(1) == null ? link.group(2) : link.group(1);
            return Matcher.quoteReplacement(shown);
        });
        return unlinked.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace('\u201c', '"')
                .replace('\u201d', '"')
                .replace('\u2018', '\'')
                .replace('\u2019', '\'')
                .replace('\u00a0', ' ')
                .replace("\u2014", "--")
                .replaceAll("(^|\\s)\u2013(?=\\w)", "$1--")
                .replace("`", "");
    }
}
