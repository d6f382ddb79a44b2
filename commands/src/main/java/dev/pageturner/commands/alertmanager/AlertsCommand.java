package dev.pageturner.commands.alertmanager;

import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import java.util.List;
import java.util.Optional;

/** Which alerts fire, as {@code amtool alert query} tells. */
public final class AlertsCommand implements Command {
    private static final CommandSpec SPEC = new CommandSpec(
            "alerts",
            "Ask Alertmanager which alerts there are, as amtool does.",
            Risk.READ,
            List.of(
                    Asking.MATCHERS,
                    Parameter.flag("active", ParameterType.SWITCH, "those that notify; the default", "a"),
                    Parameter.flag("silenced", ParameterType.SWITCH, "those that a silence mutes", "s"),
                    Parameter.flag("inhibited", ParameterType.SWITCH, "those that another alert mutes", "i"),
                    Parameter.flag("unprocessed", ParameterType.SWITCH, "those that are not routed yet", "u"),
                    Parameter.flag("receiver", ParameterType.TEXT, "a regular expression of the receiver's name", "r"),
                    Asking.OUTPUT,
                    Asking.WHICH),
            List.of("alerts", "alerts HighErrorRate severity=~\"warning|critical\"", "alerts --silenced -o extended"),
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
                        .alerts(query(invocation), Asking.patience(control, context.clock())),
                found -> Outcome.answered(
                        found.size() == 1 ? "1 alert" : found.size() + " alerts",
                        Printed.alerts(found, Form.of(invocation).orElse(Form.SIMPLE))));
    }

    private static Optional<String> refusal(Invocation invocation) {
        return Form.of(invocation).isPresent() ? Optional.empty() : Optional.of(Form.refusal(invocation));
    }

    private static AlertQuery query(Invocation invocation) {
        boolean other = invocation.isOn("silenced") || invocation.isOn("inhibited") || invocation.isOn("unprocessed");
        return new AlertQuery(
                Matchers.of(invocation),
                invocation.isOn("active") || !other,
                invocation.isOn("silenced"),
                invocation.isOn("inhibited"),
                invocation.isOn("unprocessed"),
                invocation.argument("receiver", ""));
    }
}
