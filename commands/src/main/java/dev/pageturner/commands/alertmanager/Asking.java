package dev.pageturner.commands.alertmanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What both questions to an Alertmanager have in common. */
final class Asking {
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    static final Parameter MATCHERS = Parameter.positional(
                    "matchers",
                    ParameterType.QUERY,
                    "NAME=VALUE, with !=, =~ and !~ as well, all of which have to fit; the first one may be an alert's "
                            + "name alone; a value with spaces stands in double quotes")
            .optional()
            .many();
    static final Parameter OUTPUT =
            Parameter.flag("output", ParameterType.TEXT, "simple, extended or json; simple is the default", "o");
    static final Parameter WHICH = Parameter.flag(
            "alertmanager",
            ParameterType.TEXT,
            "an Alertmanager of the configuration; the default is the incident's own, else the first that has a url");

    private Asking() {}

    static Alertmanager of(Invocation invocation, CommandContext context) {
        return context.systems().alertmanagers().named(invocation.argument("alertmanager"));
    }

    static Patience patience(RunControl control, Clock clock) {
        return Patience.of(control, clock, AT_MOST);
    }

    static Preview preview(Invocation invocation, Optional<String> refusal) {
        String target = String.join(" ", Matchers.of(invocation));
        return refusal.map(sentence -> Preview.refused(invocation, target, Risk.READ, sentence))
                .orElseGet(() -> Preview.read(invocation, target, Map.of()));
    }

    /** @param told what is said of the items that were found */
    static Outcome run(
            Optional<String> refusal, Supplier<AlertmanagerAnswer> question, Function<List<JsonNode>, Outcome> told) {
        if (refusal.isPresent()) {
            return Outcome.of(Status.REFUSED, refusal.get());
        }
        AlertmanagerAnswer answer = question.get();
        return answer instanceof AlertmanagerAnswer.Found found
                ? told.apply(found.items())
                : Outcome.of(Status.FAILED, ((AlertmanagerAnswer.Refused) answer).sentence());
    }
}
