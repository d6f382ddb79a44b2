package dev.pageturner.bot.rehearsal.workspace;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person types into message text: escaped, with @name, #channel and addresses made into references. */
final class Typed {
    private static final Pattern WORD = Pattern.compile("(?<![\\w<@])@([\\w.-]+)|\\bhttps?://[^\\s<>]+");
    private final Map<String, String> references = new TreeMap<>();

    Typed(Directory directory) {
        directory.people().forEach(person -> references.put(person.name(), "<@" + person.id() + ">"));
        directory.groups().forEach(group -> references.put(group.handle(), "<!subteam^" + group.id() + ">"));
        references.put(
                directory.bot().name().toLowerCase(Locale.ROOT),
                "<@" + directory.bot().userId() + ">");
        references.put("here", "<!here>");
        references.put("channel", "<!channel>");
    }

    String mrkdwn(String typed) {
        String escaped = typed.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        Matcher words = WORD.matcher(escaped);
        StringBuilder text = new StringBuilder();
        while (words.find()) {
            String name = words.group(1);
            String replacement = name == null
                    ? "<" + words.group() + ">"
                    : references.getOrDefault(name.toLowerCase(Locale.ROOT), words.group());
            words.appendReplacement(text, Matcher.quoteReplacement(replacement));
        }
        return words.appendTail(text).toString();
    }
}
