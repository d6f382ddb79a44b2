package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens dialogs while Slack lets us, and fills them when there is something to show. */
final class Dialogs {
    private static final Logger log = LoggerFactory.getLogger(Dialogs.class);

    private final SlackApi slack;
    private final Teller teller;

    Dialogs(SlackApi slack, Teller teller) {
        this.slack = slack;
        this.teller = teller;
    }

    /** Opens one, or turns the one that the click happened in into it. Empty when Slack did not let us; the person is told. */
    Optional<String> open(Place place, Modal modal) {
        String view = place.viewId();
        String trigger = place.triggerId();
        Reply reply;
        if (view != null) {
            reply = slack.updateView(view, modal.json());
        } else if (trigger != null) {
            reply = slack.openView(trigger, modal.json());
        } else {
            return Optional.empty();
        }
        if (reply instanceof Reply.Ok ok) {
            return Optional.of(ok.value());
        }
        log.warn("a dialog could not be opened: {}", reply);
        teller.tell(place, "Slack did not open the dialog in time. Nothing was done; press or type it again.");
        return Optional.empty();
    }

    /** There at once, so that Slack's three seconds do not matter while the cluster is asked. */
    Optional<String> openLoading(Place place, String title) {
        return open(place, Modal.telling(title, List.of(new Part.Paragraph(Text.of("Asking the cluster...")))));
    }

    void fill(Place place, String viewId, Modal modal) {
        Reply reply = slack.updateView(viewId, modal.json());
        if (reply instanceof Reply.Refused refused && !refused.error().equals("not_found")) {
            log.error("Slack refuses a dialog: {}", refused.error());
            teller.tell(place, "Slack did not take the dialog (" + refused.error() + "). Nothing was done.");
        }
    }
}
