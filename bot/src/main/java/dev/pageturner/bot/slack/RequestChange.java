package dev.pageturner.bot.slack;

import java.util.Map;
import java.util.Optional;

/** The dialog with the preview of a change: its submission is the request, bound to what was seen. */
final class RequestChange implements SubmissionHandler {
    private final Asking asking;

    RequestChange(Asking asking) {
        this.asking = asking;
    }

    @Override
    public String callback() {
        return Asking.CHANGE;
    }

    @Override
    public Optional<String> checked(Arrival.Submission submission) {
        return reason(submission).isBlank()
                ? Optional.of(Json.write(Map.of(
                        "response_action",
                        "errors",
                        "errors",
                        Map.of(Asking.REASON, "Say why: the approver reads it, and it goes on record."))))
                : Optional.empty();
    }

    private static String reason(Arrival.Submission submission) {
        return submission.values().getOrDefault(Asking.REASON, "");
    }

    @Override
    public void submitted(Arrival.Submission submission) {
        Request request = Json.read(submission.metadata(), Request.class);
        Place place = new Place(submission.place().who(), request.channel(), request.threadTs(), null, null, null);
        asking.ask(place, request, reason(submission).strip());
    }
}
