package dev.pageturner.runbooks.steps;

import java.util.Set;
import java.util.regex.Pattern;

/** Tells what a command printed from the next command. */
final class OutputLines {
    /** A name above a column: words in capitals, one space apart. */
    private static final String COLUMN = "[A-Z][A-Z0-9_()/%-]*+(?: [A-Z][A-Z0-9_()/%-]*+)*+";

    private static final Pattern OUTPUT = Pattern.compile("\\s*(?:"
            + "[A-Z][A-Z0-9_()%-]*(?:\\s{2,}|\\t).*"
            + "|\\S+(?:(?:\\s{2,}|\\t)\\S+(?: \\S+)*){2,}\\s*"
            + "|[{}\\[\\]],?\\s*|[{\\[]\\s*\".*|\"[^\"]+\"\\s*:.*"
            + "|[A-Za-z][\\w ./()-]{0,40}:(?:\\s.*)?"
            + "|(?:level|ts|time|msg|caller)=.*|HTTP/[\\d.]+ \\d+.*|\\.\\.\\.\\s*|<.*"
            + "|(?:Error|error|ERROR|WARN|INFO|FATAL|panic|Warning)\\b.*"
            + "|\\d{4}-\\d\\d-\\d\\d.*|\\d+\\s*|-{3,}.*|={3,}.*|\\+-.*|\\|.*|[^\\x00-\\x7F].*"
            + "|[\\w./-]+ (?:created|configured|deleted|scaled|restarted|cordoned|uncordoned|evicted|drained|patched|unchanged|rolled back)\\b.*"
            + ")");
    /** No program is called like this, whatever stands around it. */
    private static final Pattern NO_COMMAND = Pattern.compile("\\s*(?:"
            + "[A-Z][a-z]+(?:'s)?(?: [^=/]*)?[ :].*|\\(\\d+ rows?\\)|[-+*>|\"'\\d(].{0,1000}"
            + "|" + COLUMN + "(?: {2,}+" + COLUMN + "){2,}+ *|[-dlbcps][-rwxsStT]{9}[+.@]? +\\d.*|total \\d+[KMG]?"
            + "|//.*|[\\w./-]+:(?: .*)?|[\\w.-]+ += .*|\\.\\.\\.|[A-Z]\\d{4} \\d\\d:.*|[\\w.-]+\\.go:\\d+.*"
            + "|[\\w-]+ +\\|(?: +[\\w-]+ +\\|)+ +[\\w-]+ *"
            + ")");

    private static final Pattern SENTENCE = Pattern.compile("\\S+:.*|\\S+ (is|are|was|has|can|will|should)\\b.*");
    private static final String WORD_ENDS = " \t\n\u000B\f\r|;&";
    private static final int MAX_LENGTH = 1_000;
    /** Words of English that are programs too: as the first word of a line they prove nothing. */
    private static final Set<String> ENGLISH = Set.of(
            "set",
            "time",
            "top",
            "find",
            "open",
            "watch",
            "make",
            "host",
            "service",
            "date",
            "wait",
            "exit",
            "kill",
            "code",
            "go",
            "mount",
            "free",
            "head",
            "tail",
            "node",
            "more",
            "less",
            "source",
            "command",
            "env",
            "true",
            "false",
            "jobs",
            "clear",
            "screen",
            "parallel",
            "export",
            "exec",
            "touch",
            ".",
            ":",
            "ip",
            "ab",
            "hey",
            "k",
            "install",
            "sort",
            "cut",
            "diff",
            "kind",
            "local",
            "function",
            "perf",
            "hubble",
            "bundle",
            "ruby");

    private OutputLines() {}

    /** True when the line surely begins with a program. */
    static boolean beginsCommand(Programs programs, String line) {
        int end = 0;
        while (end < line.length() && WORD_ENDS.indexOf(line.charAt(end)) < 0) {
            end++;
        }
        String first = line.substring(0, end);
        return programs.knows(first)
                && !ENGLISH.contains(first)
                && !SENTENCE.matcher(line).matches();
    }

    static boolean cannotBeCommand(String line) {
        return line.length() <= MAX_LENGTH && NO_COMMAND.matcher(line).matches();
    }

    static boolean looksLike(String line) {
        return line.length() <= MAX_LENGTH && OUTPUT.matcher(line).matches();
    }
}
