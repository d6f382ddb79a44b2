package dev.pageturner.commands;

import dev.pageturner.commands.http.ProbeCommand;
import dev.pageturner.commands.prometheus.QueryCommand;
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
                // what does not go through the Kubernetes API
                new QueryCommand(), new SqlCommand(), new ProbeCommand()));
    }

    public Optional<Command> find(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    public List<Command> all() {
        return List.copyOf(commands.values());
    }

    /** Reads a typed command line, its command first, each word as a shell would have handed it over. */
    public Parsed parse(List<String> words) {
        throw new UnsupportedOperationException();
    }
}
