package dev.pageturner.commands.prometheus;

import dev.pageturner.commands.Output;
import dev.pageturner.commands.prometheus.PrometheusAnswer.Data;
import java.util.List;
import java.util.Locale;

/** The body that Prometheus answers with, for the filters behind a request to its HTTP API. */
final class ApiText {
    private ApiText() {}

    static Output of(Data data) {
        Output result = PromtoolText.json(data);
        String type = data.shape().name().toLowerCase(Locale.ROOT);
        return new Output(
                "{\"status\":\"success\",\"data\":{\"resultType\":\"" + type + "\",\"result\":"
                        + result.text().strip() + "}}\n",
                result.truncated(),
                List.of(),
                null);
    }
}
