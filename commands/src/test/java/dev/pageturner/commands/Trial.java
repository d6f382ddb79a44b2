package dev.pageturner.commands;

import dev.pageturner.commands.cluster.Cluster;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** Types command lines at a cluster, as a person would: previews them, approves them, runs them. */
public final class Trial {
    private final CommandContext context;

    public Trial(Cluster cluster) {
        this(cluster, Clock.systemUTC());
    }

    public Trial(Cluster cluster, Clock clock) {
        context = new FakeSystems().with(cluster).context(clock);
    }

    public Preview preview(String line) {
        Parsed.Ok parsed = parse(line);
        return parsed.command().preview(parsed.invocation(), context);
    }

    /** Why it would not run. */
    public String refusal(String line) {
        return Objects.requireNonNull(preview(line).refusal(), "allowed: " + line);
    }

    /** Approved as it is previewed now. */
    public Outcome run(String line) {
        return run(line, TestRun.of(preview(line).fingerprint()));
    }

    public Outcome run(String line, RunControl control) {
        Parsed.Ok parsed = parse(line);
        return parsed.command().run(parsed.invocation(), context, control);
    }

    /** A read, which nobody has to approve. */
    public Outcome read(String line) {
        return run(line, TestRun.of(null));
    }

    private static Parsed.Ok parse(String line) {
        Parsed parsed = Catalogue.standard().parse(List.of(line.strip().split("\\s+")));
        if (parsed instanceof Parsed.Refused refused) {
            throw new IllegalArgumentException(refused.sentence());
        }
        return (Parsed.Ok) parsed;
    }
}
