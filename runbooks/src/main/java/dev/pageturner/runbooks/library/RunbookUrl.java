package dev.pageturner.runbooks.library;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a runbook_url points: an absolute URL on any host, a GitHub blob or raw URL, or a path in a repository. Which of
 * the leading segments are host, owner and branch cannot be told, and need not be: files are compared from the end.
 *
 * @param segments of the path, lower case, decoded, the last without its extension ({@code .html.md} counts as one)
 * @param anchor decoded, without {@code #}; empty when there is none
 */
record RunbookUrl(List<String> segments, String anchor) {
    private static final Pattern SCHEME = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*://[^/?#]*");
    private static final Pattern EXTENSION = Pattern.compile("(?:\\.(?:md|markdown|mdx|html?)){1,2}$");
    private static final Pattern QUERY_PATH = Pattern.compile("[?&]path=([^&]+)");
    private static final Pattern QUERY_ANCHOR = Pattern.compile("[?&](?:anchor|id)=([^&]+)");

    RunbookUrl {
        segments = List.copyOf(segments);
    }

    static RunbookUrl of(String url) {
        String rest = SCHEME.matcher(url.strip()).replaceFirst("");
        int hash = rest.indexOf('#');
        String anchor = hash < 0 ? "" : rest.substring(hash + 1);
        String path = hash < 0 ? rest : rest.substring(0, hash);
        if (anchor.startsWith("/") || anchor.startsWith("!/")) {
            path = anchor;
            anchor = "";
        }
        int question = path.indexOf('?');
        String query = question < 0 ? "" : path.substring(question);
        path = question < 0 ? path : path.substring(0, question);
        Matcher byQuery = QUERY_PATH.matcher(query);
        path = byQuery.find() ? byQuery.group(1) : path;
        Matcher anchorByQuery = QUERY_ANCHOR.matcher(query);
        anchor = anchor.isEmpty() && anchorByQuery.find() ? anchorByQuery.group(1) : anchor;
        return new RunbookUrl(segments(decode(path)), bare(decode(anchor)));
    }

    /** The segments of a file's name, for comparison with those of a URL. */
    static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.toLowerCase(Locale.ROOT).split("[/\\\\]")) {
            if (segment.equals("..") && !segments.isEmpty()) {
                segments.remove(segments.size() - 1);
            } else if (!segment.isBlank() && !segment.equals(".") && !segment.equals("..")) {
                segments.add(segment.strip());
            }
        }
        if (!segments.isEmpty()) {
            int last = segments.size() - 1;
            segments.set(last, EXTENSION.matcher(segments.get(last)).replaceFirst(""));
        }
        return segments;
    }

    /** The name of a file without its folders and its extension, in the case that it is written. */
    static String stem(String file) {
        return EXTENSION.matcher(file.substring(file.lastIndexOf('/') + 1)).replaceFirst("");
    }

    /** How many segments agree, counted from the end. */
    static int commonEnd(List<String> one, List<String> other) {
        int common = 0;
        while (common < one.size()
                && common < other.size()
                && one.get(one.size() - 1 - common).equals(other.get(other.size() - 1 - common))) {
            common++;
        }
        return common;
    }

    private static String bare(String anchor) {
        String text = anchor.strip();
        return text.startsWith("user-content-") ? text.substring("user-content-".length()) : text;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
