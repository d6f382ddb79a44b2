package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a section waits for: after {@code kubectl wait} for a Job, its changes are held back until that Job has completed. */
final class Awaited {
    private static final Pattern WAIT =
            Pattern.compile("(?:kubectl|oc)\\s+(?:.*\\s)?wait\\s.*--for[= ]['\"]?condition=[Cc]omplete.*");
    private static final Pattern JOB =
            Pattern.compile("\\bjobs?(?:\\.batch)?(?:/|\\s+)([a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?=\\s|$)");
    /** Commands that know {@code --after}. */
    private static final Set<String> HELD_BACK = Set.of("set-image", "restart", "run-job");

    private String job = "";

    /** The step as it is when everything above it has been pressed. */
    Step then(Step step) {
        if (step.kind() == StepKind.BY_HAND
                && step.source().contains(" wait ")
                && WAIT.matcher(step.source()).matches()) {
            Matcher name = JOB.matcher(step.source());
            job = name.find() ? name.group(1) : "";
            return step;
        }
        return job.isEmpty() || !HELD_BACK.contains(String.valueOf(step.command())) ? step : after(step);
    }

    private Step after(Step step) {
        List<String> words = new ArrayList<>(step.words());
        words.add("--after=job/" + job);
        Map<String, String> arguments = new LinkedHashMap<>(step.arguments());
        arguments.put("after", "job/" + job);
        return new Step(
                step.id(),
                step.line(),
                step.endLine(),
                step.title(),
                step.source(),
                step.kind(),
                words,
                arguments,
                step.placeholders(),
                step.filters(),
                step.reason());
    }
}
