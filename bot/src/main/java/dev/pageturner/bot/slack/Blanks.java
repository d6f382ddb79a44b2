package dev.pageturner.bot.slack;

import dev.pageturner.bot.incident.Incident;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.Placeholder;
import dev.pageturner.runbooks.StepKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks a person for what neither the alert nor the runbook says. */
final class Blanks implements SubmissionHandler {
    private static final String CALLBACK = "fill-blanks";

    private final Services services;
    private final Steps steps;
    private final Asking asking;
    private final Dialogs dialogs;
    private final Teller teller;

    Blanks(Services services, Steps steps, Asking asking, Dialogs dialogs, Teller teller) {
        this.services = services;
        this.steps = steps;
        this.asking = asking;
        this.dialogs = dialogs;
        this.teller = teller;
    }

    /** What the dialog carries. */
    record Carried(
            @Nullable UUID incident,
            String file,
            String anchor,
            String step,
            String channel,
            @Nullable String threadTs) {}

    void open(Place place, Steps.Found found, List<Placeholder> missing) {
        Optional<String> view = dialogs.openLoading(place, "What is missing");
        view.ifPresent(id -> dialogs.fill(place, id, modal(place, found, missing)));
    }

    private Modal modal(Place place, Steps.Found found, List<Placeholder> missing) {
        Incident incident = found.incident();
        Carried carried = new Carried(
                incident == null ? null : incident.id(),
                found.scenario().file(),
                found.scenario().anchor(),
                found.step().id(),
                place.channel(),
                place.threadTs());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.bold(found.step().title())));
        parts.add(new Part.Code(found.step().source()));
        List<Modal.Input> inputs =
                missing.stream().map(blank -> input(place, found, blank)).toList();
        boolean change = found.step().kind() == StepKind.CHANGE;
        return new Modal(CALLBACK, "What is missing", change ? "Review" : "Run", Json.write(carried), parts, inputs);
    }

    private Modal.Input input(Place place, Steps.Found found, Placeholder blank) {
        Incident incident = found.incident();
        String cluster = incident == null ? services.clusters().names().get(0) : incident.cluster();
        String own = found.frontMatter().namespace();
        String namespace = incident == null ? "" : incident.labels().getOrDefault("namespace", "");
        // What fires comes first: it is most likely meant.
        Set<String> choices = new LinkedHashSet<>();
        if (incident != null) {
            incident.firing().forEach(episode -> choices.add(episode.labels().getOrDefault(blank.name(), "")));
            choices.remove("");
        }
        choices.addAll(services.choices()
                .of(blank, cluster, namespace.isEmpty() && own != null ? own : namespace, place.who()));
        return new Modal.Input(
                blank.name(), blank.name(), "In the runbook: " + blank.spelling(), false, false, List.copyOf(choices));
    }

    @Override
    public String callback() {
        return CALLBACK;
    }

    @Override
    public Optional<String> checked(Arrival.Submission submission) {
        Optional<Steps.Found> found = found(submission);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Binding binding = steps.bind(found.get(), submission.values());
        if (binding instanceof Binding.Refused refused) {
            return Optional.of(errors(submission, refused.sentence()));
        } else if (binding instanceof Binding.Missing missing) {
            Map<String, String> errors = new HashMap<>();
            missing.placeholders().forEach(blank -> errors.put(blank.name(), "This is needed."));
            return Optional.of(Json.write(Map.of("response_action", "errors", "errors", errors)));
        }
        // A change is looked at next: the dialog stays, and is filled when the cluster has been asked.
        boolean change = found.get().step().kind() == StepKind.CHANGE;
        return change ? Optional.of(loading()) : Optional.empty();
    }

    private static String errors(Arrival.Submission submission, String sentence) {
        String block =
                submission.values().keySet().stream().sorted().findFirst().orElse("");
        return Json.write(Map.of("response_action", "errors", "errors", Map.of(block, sentence)));
    }

    private static String loading() {
        Modal modal = Modal.telling("Preview", List.of(new Part.Paragraph(Text.of("Asking the cluster..."))));
        return "{\"response_action\":\"update\",\"view\":" + modal.json() + "}";
    }

    private Optional<Steps.Found> found(Arrival.Submission submission) {
        Carried carried = Json.read(submission.metadata(), Carried.class);
        return steps.find(
                steps.incident(carried.incident()).orElse(null), carried.file(), carried.anchor(), carried.step());
    }

    @Override
    public void submitted(Arrival.Submission submission) {
        Carried carried = Json.read(submission.metadata(), Carried.class);
        Place place = at(submission.place(), carried);
        Optional<Steps.Found> found = found(submission);
        if (found.isEmpty()) {
            teller.tell(place, "The runbook has changed meanwhile; press the button again.");
            return;
        }
        Binding binding = steps.bind(found.get(), submission.values());
        if (!(binding instanceof Binding.Bound bound)) {
            return;
        }
        Request request = steps.request(place, found.get(), bound);
        String view = submission.place().viewId();
        if (found.get().step().kind() == StepKind.CHANGE && view != null) {
            asking.previewIn(place, view, request);
        } else {
            asking.ask(place, request, null);
        }
    }

    private static Place at(Place submitted, Carried carried) {
        return new Place(submitted.who(), carried.channel(), carried.threadTs(), null, submitted.triggerId(), null);
    }
}
