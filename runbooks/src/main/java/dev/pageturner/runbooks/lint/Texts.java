package dev.pageturner.runbooks.lint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that findings are about, as their authors wrote them. */
final class Texts {
    private static final Pattern FENCE = Pattern.compile("^[\\s>]*(?:[-*+]\\s+|\\d+[.)]\\s+)?(`{3,}|~{3,})");

    private final Map<String, List<String>> files = new HashMap<>();

    /** A place in a file; both count from 1. */
    record Place(int line, int column) {}

    /**
     * A line that stands in no code block.
     *
     * @param number from 1
     */
    record Line(int number, String text) {}

    /** Nothing for a file that is not there: what runbooks are made of need not be on a disk. */
    List<String> lines(String file) {
        return files.computeIfAbsent(file, Texts::read);
    }

    private static List<String> read(String file) {
        return whole(file).lines().toList();
    }

    /** With its line ends, the last one too; empty for a file that is not there. */
    static String whole(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }

    /** The first place of a word between two lines; the beginning of the first of them when it is not there. */
    Place find(String file, int first, int last, String word) {
        List<String> lines = lines(file);
        for (int line = first; line <= Math.min(last, lines.size()); line++) {
            Matcher matcher = Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)", Pattern.CASE_INSENSITIVE)
                    .matcher(lines.get(line - 1));
            if (matcher.find()) {
                return new Place(line, matcher.start() + 1);
            }
        }
        return new Place(first, begins(file, first));
    }

    /** The column of the first character that is no blank. */
    int begins(String file, int line) {
        List<String> lines = lines(file);
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        return 1 + text.length() - text.stripLeading().length();
    }

    /** The column behind the last character; 1 of a line that is empty or not there. */
    int end(String file, int line) {
        List<String> lines = lines(file);
        return line <= lines.size() ? lines.get(line - 1).length() + 1 : 1;
    }

    List<Line> prose(String file) {
        List<Line> prose = new ArrayList<>();
        String open = "";
        List<String> lines = lines(file);
        for (int at = 0; at < lines.size(); at++) {
            Matcher fence = FENCE.matcher(lines.get(at));
            boolean mark = fence.find();
            if (open.isEmpty() && mark) {
                open = fence.group(1);
            } else if (open.isEmpty()) {
                prose.add(new Line(at + 1, lines.get(at)));
            } else if (mark && fence.group(1).startsWith(open)) {
                open = "";
            }
        }
        return prose;
    }
}
