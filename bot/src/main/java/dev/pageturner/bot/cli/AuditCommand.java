package dev.pageturner.bot.cli;

import dev.pageturner.bot.audit.AuditStore;
import dev.pageturner.bot.audit.Verification;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code audit}: checks the hash chain of the audit trail, or prints the trail. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "verify|export",
        description = "Checks the hash chain of the audit trail, or prints the trail. Works beside a running bot.",
        footer = {"", "Exit codes: 0 the chain holds, 1 it does not, 2 the trail cannot be read."})
public final class AuditCommand implements Runnable {
    private static final int HOLDS = 0;
    private static final int BROKEN = 1;

    private final Access access;

    @Spec
    private CommandSpec spec;

    public AuditCommand(Access access) {
        this.access = access;
    }

    /** Opens the trail of the configured bot; the configuration is a matter of the program itself. */
    @FunctionalInterface
    public interface Access {
        /** Returns what the work returns, or 2 when the trail cannot be opened. */
        int open(@Nullable Path config, ToIntFunction<AuditStore> work);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: verify or export");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = {
                "Reads the whole trail and checks every hash.",
                "Keep the head that it prints: with --head a later run also finds out whether the end was cut off."
            })
    int verify(
            @Option(names = "--config", paramLabel = "FILE", description = "The bot's configuration.") @Nullable
                    Path config,
            @Option(
                            names = "--head",
                            paramLabel = "HASH",
                            description = "A head printed earlier; it has to be part of the chain still.")
                    @Nullable
                    String head) {
        return access.open(config, store -> report(Verification.of(store, head)));
    }

    private int report(Verification.Result result) {
        PrintWriter out = spec.commandLine().getOut();
        if (result.fault() != null) {
            spec.commandLine().getErr().println("pageturner: the audit trail does not hold: " + result.fault());
            spec.commandLine().getErr().flush();
            return BROKEN;
        }
        out.println("The audit trail holds: " + result.entries() + " entries, head "
                + (result.head().isEmpty() ? "none" : result.head()));
        if (result.pending() > 0) {
            out.println(result.pending() + " entries of the last moment are not chained yet.");
        }
        out.flush();
        return HOLDS;
    }

    @Command(
            name = "export",
            mixinStandardHelpOptions = true,
            description = "Prints the trail as JSON lines, in the order of the chain, each with its number and hash.")
    int export(
            @Option(names = "--config", paramLabel = "FILE", description = "The bot's configuration.") @Nullable
                    Path config) {
        return access.open(config, store -> {
            PrintWriter out = spec.commandLine().getOut();
            store.eachLink(linked -> out.println(linked.json()));
            out.flush();
            return HOLDS;
        });
    }
}
