package dev.pageturner.bot.slack;

import java.util.Optional;

/** What one kind of dialog does when it is submitted. */
interface SubmissionHandler {
    String callback();

    /** Looked at before the acknowledgement, so it is quick: what Slack shall do with the dialog. Empty: close it. */
    default Optional<String> checked(Arrival.Submission submission) {
        return Optional.empty();
    }

    void submitted(Arrival.Submission submission);
}
