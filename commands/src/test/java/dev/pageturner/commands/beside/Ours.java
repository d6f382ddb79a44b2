package dev.pageturner.commands.beside;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Change;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.FakeSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.TestRun;
import dev.pageturner.commands.cluster.Cluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command's answer; where kubectl is asked for a dry run, that is its preview. */
final class Ours {
    private static final String APPLIED = "previously managed with 'kubectl apply'";

    private final Scenario scenario;
    private final Side side;
    private final Cluster cluster;
    private final Topic topic;

    private Ours(Scenario scenario, Side side, Cluster cluster) {
        this.scenario = scenario;
        this.side = side;
        this.cluster = cluster;
        this.topic = Topic.of(scenario.line());
    }

    static Answer ask(Scenario scenario, Side side, Cluster cluster) {
        return new Ours(scenario, side, cluster).ask();
    }

    private Answer ask() {
        List<String> words =
                new ArrayList<>(List.of(topic.in(side, scenario.line()).split("\\s+")));
        boolean dryRun = words.removeIf(word -> word.startsWith("--dry-run"));
        Parsed parsed = Catalogue.standard().parse(words);
        if (parsed instanceof Parsed.Refused refused) {
            return answer(false, List.of(refused.sentence()), Set.of());
        }
        Parsed.Ok ok = (Parsed.Ok) parsed;
        CommandContext context = new FakeSystems().with(cluster).context();
        Preview preview = ok.command().preview(ok.invocation(), context);
        if (!preview.allowed()) {
            return answer(false, refused(String.valueOf(preview.refusal())), warnings(preview));
        }
        if (dryRun) {
            return answer(true, planned(preview), warnings(preview));
        }
        TestRun run = TestRun.of(preview.fingerprint());
        Outcome outcome = ok.command().run(ok.invocation(), context, run);
        return answer(outcome.status() == Status.SUCCEEDED, words(outcome, run), warnings(preview));
    }

    private Answer answer(boolean ok, List<String> words, Set<String> warnings) {
        return new Answer(
                ok,
                words.stream().map(side::plain).toList(),
                warnings.stream().map(side::plain).collect(Collectors.toSet()),
                scenario.given().look(cluster, side));
    }

    private List<String> refused(String refusal) {
        if (topic != Topic.DRAIN) {
            return List.of(topic.columns(Theirs.error(refusal)));
        }
        Set<String> groups = new TreeSet<>();
        for (String line : refusal.lines().toList()) {
            int due = line.indexOf("due to error: ");
            groups.addAll(due < 0 ? Set.of(Theirs.error(line)) : Theirs.groups(line.substring(due + 14)));
        }
        return List.copyOf(groups);
    }

    private static Set<String> warnings(Preview preview) {
        return preview.warnings().stream()
                .map(warning -> warning.contains(APPLIED) ? APPLIED : warning)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private List<String> words(Outcome outcome, TestRun run) {
        Output output = outcome.output();
        String text = output == null ? "" : output.text();
        return switch (topic) {
            case HISTORY, STATUS ->
                text.isEmpty()
                        ? List.of(Theirs.error(outcome.sentence()))
                        : topic.columns(text)
                                .lines()
                                .map(line -> line.replaceFirst("^error: ", ""))
                                .toList();
            case DRAIN -> drained(outcome, run, text);
            case UNDO ->
                outcome.status() != Status.SUCCEEDED || run.reported().isEmpty()
                        ? List.of(outcome.sentence())
                        : List.of(run.reported().get(0).replaceFirst(" to revision \\d+$", ""));
            default -> outcome.sentence().lines().toList();
        };
    }

    private List<String> drained(Outcome outcome, TestRun run, String text) {
        if (outcome.status() != Status.SUCCEEDED) {
            return refused(outcome.sentence());
        }
        Stream<String> cordoned = run.reported().stream().filter(line -> line.matches("node/\\S+ (already )?cordoned"));
        // On the delete path kubectl names a pod only once it is gone.
        boolean named = !scenario.line().contains("--disable-eviction");
        Stream<String> gone = text.lines()
                .filter(line -> line.startsWith("gone  ") || (named && line.startsWith("not waited for  ")))
                .map(line -> "evicting " + line.replaceFirst("^.*?  [^/]+/([^:]+).*$", "$1"));
        Stream<String> left = text.lines()
                .filter(line -> line.startsWith("not waited for  "))
                .map(line -> line.replaceFirst("^.*?: ", ""));
        return Stream.of(cordoned, gone, left, outcome.sentence().lines())
                .flatMap(lines -> lines)
                .sorted()
                .distinct()
                .toList();
    }

    private List<String> planned(Preview preview) {
        Stream<String> lines = preview.changes().stream().map(this::planned).filter(line -> !line.isEmpty());
        return topic == Topic.DRAIN
                ? Stream.concat(
                                lines,
                                preview.changes().stream()
                                        .filter(change -> change.action().equals("cordon"))
                                        .map(change -> "node/" + change.name() + " drained"))
                        .sorted()
                        .toList()
                : lines.toList();
    }

    /** A planned change in the words that kubectl has for it once it is done. */
    private String planned(Change change) {
        String object = change.resource().equals("nodes")
                ? "node/" + change.name()
                : change.resource().replaceFirst("s$", "") + ".apps/" + change.name();
        return switch (change.action()) {
            case "cordon", "uncordon" ->
                object + (change.detail().startsWith("already") ? " already " : " ") + change.action() + "ed";
            case "evict", "delete" -> "evicting " + change.name();
            case "rollback" -> object + " rolled back";
            case "scale" -> object + " scaled";
            case "skip" -> change.resource().equals("pods") ? "" : object + " " + change.detail();
            default -> object + " " + change.action();
        };
    }
}
