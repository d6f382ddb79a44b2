package dev.pageturner.runbooks.lint;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which metrics a team has written down: Markdown with a heading, bullet or table row for each, or plain text. */
final class MetricCatalogue {
    private static final String NAME = "([a-zA-Z_:][a-zA-Z0-9_:]*_[a-zA-Z0-9_:]+)";
    private static final Pattern HEADING = Pattern.compile("^#{1,6}\\s.*");
    private static final Pattern TITLE = Pattern.compile("^#{1,6}\\s+`?" + NAME + "(?:\\{([\\w, ]*)})?`?.*");
    private static final Pattern ITEM =
            Pattern.compile("^(?:[-*]|\\|)\\s*(?:\\*\\*)?`" + NAME + "(?:\\{([\\w, ]*)})?`.*");
    private static final Pattern PLAIN =
            Pattern.compile("^(?:# (?:TYPE|HELP) )?" + NAME + "(?:\\{([^}]*)})?(?:\\s.*)?$");
    private static final Pattern LABELS = Pattern.compile("(?i)^\\s*[-*]?\\s*\\**labels\\**:\\**(.*)");
    private static final Pattern LABEL = Pattern.compile("`([a-zA-Z_]\\w*)`");
    private static final Pattern LABEL_ITEM = Pattern.compile("^\\s+[-*]\\s+`([a-zA-Z_]\\w*)`.*");

    private final Metrics metrics;
    private @Nullable String metric;
    private @Nullable Set<String> labels;
    private boolean inLabels;
    private boolean inFence;

    MetricCatalogue(Metrics metrics) {
        this.metrics = metrics;
    }

    void read(Path path) {
        for (Path file : SourceFiles.under(path, "md", "markdown", "txt", "prom")) {
            boolean markdown = file.toString().matches("(?i).*\\.(md|markdown)");
            SourceFiles.text(file).lines().forEach(markdown ? this::line : this::plain);
            close();
        }
    }

    private void plain(String line) {
        Matcher matcher = PLAIN.matcher(line);
        if (matcher.matches()) {
            String inside = matcher.group(2);
            Set<String> names = new TreeSet<>();
            if (inside != null) {
                Pattern.compile("(\\w+)(?==|,|$)")
                        .matcher(inside.replaceAll("\"[^\"]*\"", ""))
                        .results()
                        .forEach(label -> names.add(label.group(1)));
            }
            metrics.list(matcher.group(1), names.isEmpty() ? null : names);
        }
    }

    private void line(String line) {
        if (line.strip().startsWith("```")) {
            inFence = !inFence;
            inLabels = false;
        }
        if (inFence) {
            return;
        }
        Matcher title = TITLE.matcher(line);
        Matcher item = ITEM.matcher(line);
        if (HEADING.matcher(line).matches()) {
            close();
            if (title.matches()) {
                metric = title.group(1);
                labels = inBraces(title.group(2));
            }
        } else if (item.matches() && !inLabels) {
            metrics.list(item.group(1), inBraces(item.group(2)));
        } else {
            labels(line);
        }
    }

    private void labels(String line) {
        Matcher list = LABELS.matcher(line);
        Matcher item = LABEL_ITEM.matcher(line);
        if (metric != null && list.matches()) {
            inLabels = true;
            Set<String> names = labels == null ? new TreeSet<>() : labels;
            LABEL.matcher(list.group(1)).results().forEach(label -> names.add(label.group(1)));
            labels = names;
        } else if (inLabels && item.matches() && labels != null) {
            labels.add(item.group(1));
        } else if (line.matches("^[-*]\\s.*")) {
            inLabels = false;
        }
    }

    private static @Nullable Set<String> inBraces(@Nullable String inside) {
        if (inside == null || inside.isBlank()) {
            return null;
        }
        return new TreeSet<>(Set.of(inside.strip().split("\\s*,\\s*")));
    }

    private void close() {
        if (metric != null) {
            metrics.list(metric, labels);
        }
        metric = null;
        labels = null;
        inLabels = false;
    }
}
