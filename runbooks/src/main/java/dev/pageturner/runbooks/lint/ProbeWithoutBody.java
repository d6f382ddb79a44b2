package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.lint.Evidence.Use;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A request that announces a body, or that has one elsewhere, and comes without: the server refuses it, and the test fails. */
final class ProbeWithoutBody implements LintRule {
    private static final Pattern CURL = Pattern.compile("\\bcurl\\b[^|;&]*");
    private static final Pattern WRITES = Pattern.compile("(?:-X\\s*|--request[ =])[\"']?(POST|PUT|PATCH)\\b");
    private static final Pattern BODY = Pattern.compile(
            "(?:^|\\s)(?:-[a-zA-Z]*[dFT]\\b|-d[^\\s]|--data(?:-\\w+)?\\b|--json\\b|--form(?:-string)?\\b|--upload-file\\b|--url-query\\b)");
    private static final Pattern TYPE = Pattern.compile("(?i)content-type:");
    private static final Pattern PATH = Pattern.compile("(?:https?://|\\$)[^/\\s\"']*(/[^\\s\"'?]*)");

    @Override
    public String id() {
        return "probe-without-body";
    }

    @Override
    public String summary() {
        return "A POST, PUT or PATCH without the body that it needs.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        Set<String> withBody = new TreeSet<>();
        evidence.steps()
                .map(ProbeWithoutBody::request)
                .filter(BODY.asPredicate())
                .forEach(curl -> withBody.add(path(curl)));
        return evidence.steps()
                .filter(use -> lacks(request(use), withBody))
                .map(use -> new Finding(
                                use.file(),
                                use.step().line(),
                                id(),
                                TYPE.matcher(request(use)).find() ? Level.ERROR : Level.WARNING,
                                "\"" + use.step().title() + "\" sends no body, though the request "
                                        + (TYPE.matcher(request(use)).find()
                                                ? "says which type it has."
                                                : "has one in another step."),
                                "Add it with --json or --data.")
                        .at(evidence.place(use, "curl")))
                .toList();
    }

    private static boolean lacks(String curl, Set<String> withBody) {
        return WRITES.matcher(curl).find()
                && !BODY.matcher(curl).find()
                && (TYPE.matcher(curl).find() || withBody.contains(path(curl)));
    }

    private static String request(Use use) {
        Matcher curl = CURL.matcher(use.step().source().replaceAll("\\\\\\n", " "));
        return curl.find() && WRITES.matcher(use.step().source()).find()
                ? use.step().source()
                : "";
    }

    private static String path(String curl) {
        Matcher path = PATH.matcher(curl);
        return path.find() ? path.group(1) : "";
    }
}
