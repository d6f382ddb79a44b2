package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Which silences there are, as {@code amtool silence query} tells. */
public final class SilencesCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "silences",
            "Ask Alertmanager which silences there are, as amtool does.",
            Risk.READ,
            List.of(
                    Asking.MATCHERS,
                    Parameter.flag("expired", ParameterType.SWITCH, "expired ones instead of those that hold or will"),
                    Parameter.flag(
                            "within", ParameterType.DURATION, "that end, or with --expired ended, within this time"),
                    Parameter.flag("created-by", ParameterType.TEXT, "of this author"),
                    Parameter.flag("id", ParameterType.TEXT, "the one with this id"),
                    Parameter.flag("quiet", ParameterType.SWITCH, "only their ids", "q"),
                    Asking.OUTPUT,
                    Asking.WHICH),
            List.of("silences", "silences HighErrorRate --within=2h", "silences --expired --created-by=alice"),
            List.of());

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        return Asking.preview(invocation, refusal(invocation));
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        return Asking.run(
                refusal(invocation),
                () -> Asking.of(invocation, context)
                        .silences(Matchers.of(invocation), Asking.patience(control, context.clock())),
                found -> told(invocation, found, context.clock().instant()));
    }

    private static Outcome told(Invocation invocation, List<JsonNode> found, Instant now) {
        SilenceChoice choice = SilenceChoice.of(invocation, now);
        List<JsonNode> chosen = found.stream().filter(choice::takes).toList();
        return Outcome.answered(
                chosen.size() == 1 ? "1 silence" : chosen.size() + " silences",
                invocation.isOn("quiet")
                        ? Printed.ids(chosen)
                        : Printed.silences(chosen, Form.of(invocation).orElse(Form.SIMPLE)));
    }

    private static Optional<String> refusal(Invocation invocation) {
        if (Form.of(invocation).isEmpty()) {
            return Optional.of(Form.refusal(invocation));
        }
        return Durations.parse(invocation.argument("within", "0s")).isPresent()
                ? Optional.empty()
                : Optional.of("--within=" + invocation.argument("within") + " is not a duration such as 2h");
    }
}
