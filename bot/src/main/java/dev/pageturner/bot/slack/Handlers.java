package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.GroupsUnknownException;
import dev.pageturner.bot.base.StorageException;
import dev.pageturner.bot.message.Actions;
import dev.pageturner.bot.message.Values;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that can be done in Slack, and who does it: one registration line each. */
final class Handlers {
    private static final Logger log = LoggerFactory.getLogger(Handlers.class);

    private final Map<String, ClickHandler> clicks;
    private final Map<String, SubmissionHandler> submissions;
    private final Words words;
    private final Home home;
    private final Belonging belonging;
    private final Teller teller;

    Handlers(Services services, SlackApi slack, Teller teller) {
        this.teller = teller;
        this.belonging = new Belonging(services.parcels());
        Dialogs dialogs = new Dialogs(slack, teller);
        Steps steps = new Steps(services);
        Asking asking = new Asking(services.desk(), services.catalogue(), dialogs, teller);
        Blanks blanks = new Blanks(services, steps, asking, dialogs, teller);
        Overview overview = new Overview(services);
        this.home = new Home(overview, slack);
        this.clicks = by(
                ClickHandler::action,
                List.of(
                        new RunStep(services, steps, asking, blanks, teller),
                        new RunWords(steps, asking, teller),
                        new Decide(Actions.APPROVE, (who, id) -> services.desk().approve(who, id, ""), teller),
                        new Decide(Actions.DENY, (who, id) -> services.desk().deny(who, id, ""), teller),
                        new Decide(Actions.CANCEL, services.desk()::cancel, teller),
                        new ShowAll(services, dialogs, teller),
                        new ShowScenario(services, steps, teller)));
        this.submissions = by(SubmissionHandler::callback, List.of(blanks, new RequestChange(asking)));
        RunCommand run = new RunCommand(asking, teller);
        List<Word> list = new ArrayList<>();
        list.add(new Help(services.catalogue(), () -> list, teller));
        list.add(new Status(services, overview, teller));
        list.add(new WhoAmI(services.desk(), teller));
        list.add(new IncidentList(overview, teller));
        list.add(new RunbookSearch(services.library(), teller));
        list.add(run);
        this.words = new Words(services, list, run, teller);
    }

    private static <H> Map<String, H> by(Function<H, String> name, List<H> handlers) {
        return handlers.stream().collect(Collectors.toMap(name, Function.identity()));
    }

    /** What Slack shall do with a dialog; empty: close it. Never throws, because Slack waits. */
    Optional<String> checked(Arrival.Submission submission) {
        SubmissionHandler handler = submissions.get(submission.callback());
        try {
            return handler == null ? Optional.empty() : handler.checked(submission);
        } catch (RuntimeException e) {
            log.warn("dialog {} could not be checked", submission.callback(), e);
            return Optional.empty();
        }
    }

    /** Never throws: whatever goes wrong is told to the person as a sentence. */
    void handle(Arrival arrival) {
        try {
            dispatch(arrival);
        } catch (StorageException e) {
            log.warn("{} met the database: {}", arrival.id(), e.getMessage());
            teller.tell(arrival.place(), "The database does not answer, so nothing was done. Try again in a moment.");
        } catch (GroupsUnknownException e) {
            log.warn("{}: {}", arrival.id(), e.getMessage());
            teller.tell(
                    arrival.place(),
                    "Slack does not say at the moment who is in the user groups, so nobody's rights are known. Nothing"
                            + " was done; try again in a minute.");
        } catch (RuntimeException e) {
            log.error("{} could not be handled", arrival.id(), e);
            teller.tell(
                    arrival.place(), "This went wrong inside Pageturner; the log has it under " + arrival.id() + ".");
        }
    }

    private void clicked(Arrival.Click click) {
        ClickHandler handler = clicks.get(click.action());
        if (handler == null) {
            teller.tell(click.place(), "This button is from another version of Pageturner. Type the command instead.");
            return;
        }
        List<String> values = Values.read(click.value());
        belonging
                .refusal(click, values)
                .ifPresentOrElse(refusal -> teller.tell(click.place(), refusal), () -> handler.clicked(click, values));
    }

    private void dispatch(Arrival arrival) {
        if (arrival instanceof Arrival.Click click) {
            clicked(click);
        } else if (arrival instanceof Arrival.Submission submission) {
            SubmissionHandler handler = submissions.get(submission.callback());
            if (handler != null) {
                handler.submitted(submission);
            }
        } else if (arrival instanceof Arrival.Typed typed) {
            words.said(typed);
        } else if (arrival instanceof Arrival.HomeOpened opened) {
            home.opened(opened.place());
        }
    }
}
