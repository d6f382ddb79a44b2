package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.Runbook;
import dev.pageturner.runbooks.lint.Finding.Level;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A link from one runbook to another place of the runbooks that is not there. */
final class BrokenLink implements LintRule {
    private static final Pattern LINK = Pattern.compile(
            "(?<!!)\\[[^\\]\\n]*]\\(<?([^\\s()<>]*?(?:\\([^()\\s]*\\))?[^\\s()<>]*)>?(?:\\s+\"[^\"]*\")?\\)");
    private static final Pattern CODE = Pattern.compile("`[^`]*`");

    @Override
    public String id() {
        return "broken-link";
    }

    @Override
    public String summary() {
        return "A link to a heading or a runbook that does not exist.";
    }

    @Override
    public List<Finding> check(Evidence evidence) {
        return evidence.library().runbooks().stream()
                .flatMap(runbook -> evidence.texts().prose(runbook.file()).stream()
                        .flatMap(line -> LINK.matcher(CODE.matcher(line.text()).replaceAll(code -> " "
                                        .repeat(code.group().length())))
                                .results()
                                .flatMap(link -> check(evidence, runbook, line, link))))
                .toList();
    }

    private Stream<Finding> check(Evidence evidence, Runbook runbook, Texts.Line line, MatchResult link) {
        String target = link.group(1);
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        if (target.contains(":")
                || path.startsWith("/")
                || !path.isEmpty() && !path.matches("(?i).*\\.(md|markdown)")) {
            return Stream.of();
        }
        Path file = Path.of(runbook.file()).resolveSibling(decoded(path)).normalize();
        Optional<Runbook> other = path.isEmpty()
                ? Optional.of(runbook)
                : evidence.library().runbook(file.toString().replace('\\', '/'));
        if (other.isEmpty()) {
            return Files.exists(file)
                    ? Stream.of()
                    : Stream.of(finding(
                            runbook,
                            line,
                            link,
                            "There is no file " + path + ".",
                            "Correct the path, or remove the link."));
        }
        String anchor = hash < 0 ? "" : decoded(target.substring(hash + 1));
        return anchor.isEmpty() || other.get().opens(anchor).isPresent() || isWritten(evidence, other.get(), anchor)
                ? Stream.of()
                : Stream.of(finding(
                        runbook,
                        line,
                        link,
                        "There is no heading with the anchor #" + anchor + ".",
                        "Use the anchor of the heading as it is now."));
    }

    /** {@code <a id="x">}. */
    private static boolean isWritten(Evidence evidence, Runbook runbook, String anchor) {
        Pattern own = Pattern.compile("(?:id|name)=[\"']" + Pattern.quote(anchor) + "[\"']");
        return evidence.texts().lines(runbook.file()).stream()
                .anyMatch(line -> own.matcher(line).find());
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private Finding finding(Runbook runbook, Texts.Line line, MatchResult link, String message, String fix) {
        return new Finding(runbook.file(), line.number(), link.start(1) + 1, id(), Level.ERROR, message, fix);
    }
}
