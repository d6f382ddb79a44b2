package dev.pageturner.commands.nodes;

import java.time.Duration;

/** What one request to evict or delete a pod came to. */
sealed interface Attempt {
    /** The pod is going; now its end is waited for. */
    record Leaving() implements Attempt {}

    /** The pod is no more, or another one has its name. */
    record Gone() implements Attempt {}

    /** @param why for people: the budget and what it needs */
    record Again(Duration after, String why) implements Attempt {}

    /** @param error the server's sentence */
    record Failed(String error) implements Attempt {}

    /** Nobody knows whether the request arrived; it may be sent again, since it names the pod's UID. */
    record NoContact(String why) implements Attempt {}
}
