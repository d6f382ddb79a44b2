package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Shape;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Asks Prometheus. An instant question is answered as a table and drawn over the last hour as well: at three in the morning
 * the number matters less than where it is going.
 */
public final class QueryCommand implements Command {
    private static final Duration AT_MOST = Duration.ofSeconds(20);

    private static final CommandSpec SPEC = new CommandSpec(
            "query",
            "Ask Prometheus, and draw the answer.",
            Risk.READ,
            List.of(
                    Parameter.positional("expression", ParameterType.QUERY, "PromQL")
                            .many(),
                    Parameter.flag("range", ParameterType.DURATION, "how far back to draw, for example 6h"),
                    Parameter.flag("step", ParameterType.DURATION, "time between two points, for example 30s"),
                    Parameter.flag("time", ParameterType.TEXT, "evaluate at this RFC 3339 or Unix time instead of now"),
                    Parameter.flag("start", ParameterType.TEXT, "draw from this RFC 3339 or Unix time on"),
                    Parameter.flag("end", ParameterType.TEXT, "draw up to this RFC 3339 or Unix time instead of now"),
                    Parameter.flag(
                            "output",
                            ParameterType.TEXT,
                            "table, promql or json as promtool prints them, or api for the answer of Prometheus itself; "
                                    + "table is the default",
                            "o"),
                    Parameter.flag("alert", ParameterType.TEXT, "draw the threshold of this alerting rule")),
            List.of("query 'sum(rate(http_requests_total[5m])) by (status)'", "query up --range=6h"),
            List.of());

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        QueryReading reading = QueryPlan.read(invocation, context.clock());
        String expression = invocation.argument("expression", "");
        if (reading instanceof QueryReading.Unreadable unreadable) {
            return Preview.refused(invocation, expression, Risk.READ, unreadable.sentence());
        }
        return Preview.read(invocation, expression, Map.of());
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        QueryReading reading = QueryPlan.read(invocation, context.clock());
        if (reading instanceof QueryReading.Unreadable unreadable) {
            return Outcome.of(Status.REFUSED, unreadable.sentence());
        }
        QueryPlan plan = (QueryPlan) reading;
        Prometheus prometheus = context.systems().prometheus();
        Patience patience = Patience.of(control, context.clock(), AT_MOST);
        PrometheusAnswer answer = plan.rangeOnly()
                ? prometheus.queryRange(plan.expression(), plan.from(), plan.to(), plan.step(), patience)
                : prometheus.query(plan.expression(), plan.time(), patience);
        if (answer instanceof PrometheusAnswer.Refused refused) {
            return Outcome.of(Status.FAILED, refused.sentence());
        }
        return answered(plan, (Data) answer, prometheus, patience);
    }

    private static Outcome answered(QueryPlan plan, Data data, Prometheus prometheus, Patience patience) {
        Chart chart = Chart.of(plan, data, prometheus, patience);
        List<String> notes = new ArrayList<>(data.warnings());
        notes.addAll(chart.notes());
        boolean truncated = data.truncated() || chart.truncated();
        if (plan.form() != Form.TABLE) {
            // What reads this text knows nothing of notes.
            Output printed = printed(plan.form(), data);
            notes.add(0, sentence(data));
            return Outcome.answered(
                    String.join("; ", notes),
                    new Output(printed.text(), truncated || printed.truncated(), chart.series(), chart.threshold()));
        }
        StringBuilder text = new StringBuilder(text(data));
        notes.forEach(note -> text.append("note: ").append(note).append('\n'));
        return Outcome.answered(
                sentence(data), new Output(text.toString(), truncated, chart.series(), chart.threshold()));
    }

    private static Output printed(Form form, Data data) {
        return switch (form) {
            case TABLE -> Output.text(text(data));
            case PROMQL -> PromtoolText.plain(data);
            case JSON -> PromtoolText.json(data);
            case API -> ApiText.of(data);
        };
    }

    private static String text(Data data) {
        return switch (data.shape()) {
            case STRING -> data.text() + "\n";
            case MATRIX -> SeriesText.range(data.series());
            case SCALAR, VECTOR -> SeriesText.instant(data.series());
        };
    }

    private static String sentence(Data data) {
        if (data.shape() == Shape.STRING) {
            return "a text";
        }
        int count = data.series().size();
        if (count == 0) {
            return "no data: nothing matches now";
        }
        if (count == 1 && data.shape() != Shape.MATRIX) {
            return SeriesText.instantValue(data.series().get(0));
        }
        return count + " series" + (data.truncated() ? ", the first ones" : "");
    }
}
