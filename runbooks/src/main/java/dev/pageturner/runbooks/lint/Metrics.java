package dev.pageturner.runbooks.lint;

import dev.pageturner.runbooks.promql.Promql;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The metrics that exist, as far as anybody has written it down or a server tells. */
public final class Metrics {
    private static final String SERIES = "_(?:bucket|sum|count|created|total)$";

    /** What others emit: a rule that uses one of them does not list the rest. */
    private static final Set<String> EXPORTERS = Set.of(
            "kube",
            "container",
            "node",
            "process",
            "go",
            "jvm",
            "up",
            "http",
            "grpc",
            "probe",
            "prometheus",
            "alertmanager",
            "apiserver",
            "kubelet",
            "etcd",
            "coredns",
            "nginx",
            "istio",
            "envoy",
            "redis",
            "pg",
            "postgres",
            "mysql",
            "machine",
            "scrape",
            "rest",
            "workqueue",
            "net",
            "windows",
            "rabbitmq",
            "kafka",
            "cloudsql",
            "aws",
            "stackdriver");

    /** Names to labels; null where nobody says which ones. */
    private final Map<String, @Nullable Set<String>> listed = new HashMap<>();

    private final Map<String, Set<String>> used = new HashMap<>();
    private final Set<String> families = new HashSet<>();
    private boolean authority;
    private boolean live;

    /** @param path a catalogue, or a folder of them: Markdown, text with a name on each line, or what /metrics answers */
    public Metrics catalogue(Path path) {
        authority = true;
        new MetricCatalogue(this).read(path);
        return this;
    }

    /** @param folder searched for Grafana's JSON, or one file */
    public Metrics dashboards(Path folder) {
        authority = true;
        Dashboards.queries(folder).forEach(this::query);
        return this;
    }

    public Metrics rules(RuleFiles rules) {
        rules.records().forEach(name -> list(name, null));
        rules.expressions().forEach(this::query);
        return this;
    }

    /**
     * What a server has now.
     *
     * @param names of all metrics
     */
    public Metrics live(Collection<String> names) {
        authority = true;
        live = true;
        names.forEach(name -> list(name, null));
        return this;
    }

    /** A second list of labels of the same metric adds to the first. */
    void list(String name, @Nullable Set<String> labels) {
        Set<String> before = listed.get(name);
        if (labels == null || before == null) {
            listed.put(name, labels == null ? before : new TreeSet<>(labels));
        } else {
            before.addAll(labels);
        }
        families.add(family(name));
    }

    private void query(String expression) {
        if (Promql.parse(expression) instanceof Promql.Query query) {
            for (Promql.Selector selector : query.selectors()) {
                Set<String> labels = used.computeIfAbsent(selector.metric(), any -> new TreeSet<>(query.groupings()));
                selector.matchers().forEach(matcher -> labels.add(matcher.label()));
                if (!EXPORTERS.contains(family(selector.metric()))) {
                    families.add(family(selector.metric()));
                }
            }
        }
    }

    /** Rules alone name only what they need; a catalogue, dashboards or a server are meant to know all of a family. */
    boolean authority() {
        return authority;
    }

    /**
     * Whether something can be said about a name: a catalogue of one program knows nothing of another's metrics, a server
     * knows all that there are.
     */
    boolean judges(String name) {
        return live || families.contains(family(name));
    }

    boolean knows(String name) {
        String base = name.replaceFirst(SERIES, "");
        return listed.containsKey(name)
                || used.containsKey(name)
                || listed.containsKey(base)
                || used.containsKey(base + "_bucket");
    }

    /** Whether a name holds this piece, as grep would look for it. */
    boolean knowsPart(String piece) {
        return knows(piece) || names().stream().anyMatch(name -> name.contains(piece));
    }

    /** The name of the same program that differs by a few letters; empty when there is none. */
    String nearest(String name) {
        return Nearest.to(
                name,
                names().stream()
                        .filter(each -> family(each).equals(family(name)))
                        .toList());
    }

    public boolean isEmpty() {
        return listed.isEmpty() && used.isEmpty();
    }

    Set<String> names() {
        Set<String> names = new TreeSet<>(listed.keySet());
        names.addAll(used.keySet());
        return names;
    }

    /** Labels of a metric; null when nobody lists them. */
    @Nullable
    Set<String> labels(String name) {
        String base = name.replaceFirst(SERIES, "");
        Set<String> own = listed.get(listed.containsKey(name) ? name : base);
        if (own == null) {
            return null;
        }
        Set<String> labels = new TreeSet<>(own);
        labels.addAll(used.getOrDefault(name, Set.of()));
        return labels;
    }

    private static String family(String name) {
        int end = name.indexOf('_');
        return end < 0 ? name : name.substring(0, end);
    }
}
