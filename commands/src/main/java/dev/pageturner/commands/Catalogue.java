package dev.pageturner.commands;

import dev.pageturner.commands.alertmanager.AlertsCommand;
import dev.pageturner.commands.alertmanager.SilencesCommand;
import dev.pageturner.commands.config.PatchConfigCommand;
import dev.pageturner.commands.http.ProbeCommand;
import dev.pageturner.commands.jobs.RunJobCommand;
import dev.pageturner.commands.knative.TrafficRollbackCommand;
import dev.pageturner.commands.nodes.CordonCommand;
import dev.pageturner.commands.nodes.DeletePodCommand;
import dev.pageturner.commands.nodes.DrainCommand;
import dev.pageturner.commands.prometheus.QueryCommand;
import dev.pageturner.commands.read.CanICommand;
import dev.pageturner.commands.read.DescribeCommand;
import dev.pageturner.commands.read.EventsCommand;
import dev.pageturner.commands.read.GetCommand;
import dev.pageturner.commands.read.LogsCommand;
import dev.pageturner.commands.read.RolloutHistoryCommand;
import dev.pageturner.commands.read.RolloutStatusCommand;
import dev.pageturner.commands.read.TopCommand;
import dev.pageturner.commands.rollout.PauseCommand;
import dev.pageturner.commands.rollout.RestartCommand;
import dev.pageturner.commands.rollout.ResumeCommand;
import dev.pageturner.commands.rollout.RollbackCommand;
import dev.pageturner.commands.rollout.SetImageCommand;
import dev.pageturner.commands.scale.ScaleCommand;
import dev.pageturner.commands.sql.SqlCommand;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every command that there is, by name. */
public final class Catalogue {
    private final Map<String, Command> commands = new LinkedHashMap<>();

    public Catalogue(Collection<? extends Command> commands) {
        for (Command command : commands) {
            if (this.commands.put(command.spec().name(), command) != null) {
                throw new IllegalArgumentException(
                        "two commands are named " + command.spec().name());
            }
        }
    }

    /** The commands that come with Pageturner, one registration line each. */
    public static Catalogue standard() {
        return new Catalogue(List.of(
                // looking
                new GetCommand(),
                new DescribeCommand(),
                new LogsCommand(),
                new EventsCommand(),
                new TopCommand(),
                new RolloutStatusCommand(),
                new RolloutHistoryCommand(),
                new CanICommand(),
                // rollouts
                new RollbackCommand(),
                new RestartCommand(),
                new PauseCommand(),
                new ResumeCommand(),
                new SetImageCommand(),
                new ScaleCommand(),
                // nodes
                new DrainCommand(),
                CordonCommand.cordon(),
                CordonCommand.uncordon(),
                // pods
                new DeletePodCommand(),
                // jobs and Knative
                new RunJobCommand(),
                new TrafficRollbackCommand(),
                // configuration
                new PatchConfigCommand(),
                // what does not go through the Kubernetes API
                new QueryCommand(),
                new AlertsCommand(),
                new SilencesCommand(),
                new SqlCommand(),
                new ProbeCommand()));
    }

    public Optional<Command> find(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** Whether there is a command of that name which changes something: what only reads cannot do what its name is used for. */
    public boolean changes(String name) {
        return find(name).filter(command -> command.spec().risk() != Risk.READ).isPresent();
    }

    public List<Command> all() {
        return List.copyOf(commands.values());
    }

    /**
     * Reads a typed command line, its command first, each word as a shell would have handed it over. kubectl's own words
     * ({@code kubectl rollout undo deployment/web}) mean the command that does the same.
     */
    public Parsed parse(List<String> typed) {
        List<String> words = KubectlWords.toCatalogue(typed);
        if (words.isEmpty()) {
            return new Parsed.Refused("No command given. There are: " + String.join(", ", commands.keySet()) + ".");
        }
        Command command = commands.get(words.get(0));
        if (command == null) {
            return new Parsed.Refused("There is no command \"" + words.get(0) + "\""
                    + Nearest.hint(words.get(0), commands.keySet()) + " There are: "
                    + String.join(", ", commands.keySet()) + ".");
        }
        try {
            Map<String, String> arguments = new ArgumentParser(command.spec()).parse(words.subList(1, words.size()));
            return new Parsed.Ok(command, new Invocation(command.spec().name(), arguments, words));
        } catch (ArgumentParser.Refusal refusal) {
            return new Parsed.Refused(refusal.sentence());
        }
    }
}
