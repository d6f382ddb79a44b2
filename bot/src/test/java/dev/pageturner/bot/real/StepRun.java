package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.ConfiguredSystems;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemSettings;
import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.binding.Binder;
import dev.pageturner.runbooks.filters.TextFilters;
import dev.pageturner.runbooks.steps.BlockReader;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of a runbook on the way that it takes behind a button: read, bound, parsed, run, filtered. */
final class StepRun {
    private StepRun() {}

    /** What it prints, or the sentence with which it failed. */
    static String of(String line, SystemSettings settings) {
        Block block = BlockReader.read(new CodeText("bash", line, 1), "anchor");
        Step step = ((Block.Steps) block).steps().get(0);
        assertThat(step.reason()).isNull();
        Binding.Bound bound =
                (Binding.Bound) Binder.bind(step, new AlertFacts(Map.of(), Map.of()), FrontMatter.NONE, Map.of());
        Parsed.Ok parsed = (Parsed.Ok) Catalogue.standard().parse(bound.words());
        try (ConfiguredSystems systems = new ConfiguredSystems(settings)) {
            CommandContext context = new CommandContext(systems, "alice", List.of(), Clock.systemUTC());
            Outcome outcome = parsed.command().run(parsed.invocation(), context, new InTime());
            Output output = outcome.output();
            return output == null ? outcome.sentence() : TextFilters.apply(bound.filters(), output.text());
        }
    }

    /** A run that nobody stops. */
    private static final class InTime implements RunControl {
        @Override
        public @Nullable String approvedFingerprint() {
            return null;
        }

        @Override
        public Instant deadline() {
            return Clock.systemUTC().instant().plusSeconds(30);
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        @Override
        public void progress(String text) {}
    }
}
