package dev.pageturner.bot.approval;

import dev.pageturner.bot.base.Person;
import dev.pageturner.commands.Preview;
import java.util.List;
import java.util.UUID;

/** Where people ask for commands and decide on what others asked for. Everything that happens here is committed and on record. */
public interface ActionDesk {
    /** What the command would do now. Asks the cluster, so it takes its time: never on a thread that Slack waits for. */
    Preview preview(Person who, List<String> words, String cluster);

    /**
     * Takes a request: a read may run at once, a change waits for the approvals that its policy asks for. The preview is made
     * again; if its fingerprint is not the one that the person saw, the request is refused with what changed.
     */
    Answer ask(Ask ask);

    /** Slack may deliver a click twice: the second one is refused with a sentence and changes nothing. */
    Answer approve(Person who, UUID execution, String why);

    Answer deny(Person who, UUID execution, String why);

    Answer cancel(Person who, UUID execution);

    /** What the person may do, for {@code whoami}: one sentence per role. */
    List<String> roles(Person who);
}
