package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Actions;
import dev.pageturner.bot.message.Slots;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a button carries and where it stands have to agree: people decide on what they see. */
record Belonging(ParcelStore parcels) {
    /** Why the click is not acted on; empty when it is where it belongs. */
    Optional<String> refusal(Arrival.Click click, List<String> values) {
        String ts = click.messageTs();
        Optional<String> key =
                ts == null ? Optional.empty() : parcels.keyAt(click.place().channel(), ts);
        if (key.flatMap(Slots::incidentOf)
                .filter(own -> isOther(own, incident(click, values)))
                .isPresent()) {
            return Optional.of(
                    "This button belongs to another incident than this thread. Use the one in its own thread.");
        }
        boolean otherRequest = key.flatMap(Slots::executionOf)
                .filter(own -> isOther(own, execution(click, values)))
                .isPresent();
        return otherRequest
                ? Optional.of("This button belongs to another request than this message shows. Nothing was done.")
                : Optional.empty();
    }

    private static boolean isOther(UUID own, Optional<UUID> carried) {
        return carried.filter(id -> !id.equals(own)).isPresent();
    }

    private static Optional<UUID> incident(Arrival.Click click, List<String> values) {
        return switch (click.action()) {
            case Actions.RUN_STEP, Actions.SHOW_ALL, Actions.SHOW_SCENARIO -> Optional.ofNullable(Ids.uuid(values, 0));
            case Actions.RUN_WORDS -> Optional.ofNullable(Ids.uuid(values, 1));
            default -> Optional.empty();
        };
    }

    private static Optional<UUID> execution(Arrival.Click click, List<String> values) {
        return switch (click.action()) {
            case Actions.APPROVE, Actions.DENY, Actions.CANCEL -> Optional.ofNullable(Ids.uuid(values, 0));
            default -> Optional.empty();
        };
    }
}
