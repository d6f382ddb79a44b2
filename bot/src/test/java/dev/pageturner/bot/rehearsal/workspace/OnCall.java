package dev.pageturner.bot.rehearsal.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** The people of the rehearsal's workspace in its on-call channel, as a test plays them. Whatever they look for, they wait for. */
public final class OnCall {
    public static final String CHANNEL = "C0ONCALL";
    /** May ask. */
    public static final String RILEY = "U0RILEY";
    /** May approve. */
    public static final String ALEX = "U0ALICE";
    /** May look. */
    public static final String VIC = "U0VIC";

    private final WorkspaceProbe probe;
    private final Duration patience;

    public OnCall(WorkspaceProbe probe, Duration patience) {
        this.probe = probe;
        this.patience = patience;
    }

    /** A button, and where it is. */
    public record Button(String ts, String blockId, String actionId, String value) {}

    /** The newest message at the head of a thread that says all of this. */
    public JsonNode root(String... words) {
        return await("a thread about " + List.of(words), () -> last(probe.messages(CHANNEL), says(words)));
    }

    /** The newest reply that says all of this. */
    public JsonNode reply(String thread, String... words) {
        return await("a reply with " + List.of(words), () -> last(replies(thread), says(words)));
    }

    /** How many replies say all of this, now. */
    public long replies(String thread, String... words) {
        return replies(thread).stream().filter(says(words)).count();
    }

    private List<JsonNode> replies(String thread) {
        return probe.thread(CHANNEL, thread).stream().skip(1).toList();
    }

    /** The first button with this action in the newest message that has one; its block, with label and value, has all of the words. */
    public Button button(String thread, String action, String... words) {
        return await("a button " + action + " with " + List.of(words), () -> find(thread, action, words));
    }

    private Optional<Button> find(String thread, String action, String... words) {
        return probe.thread(CHANNEL, thread).stream()
                .flatMap(message -> inMessage(message, action, words).stream())
                .reduce((earlier, later) -> later);
    }

    private static Optional<Button> inMessage(JsonNode message, String action, String... words) {
        for (JsonNode block : message.path("blocks")) {
            for (JsonNode element : elements(block)) {
                if (isFor(element, action) && Arrays.stream(words).allMatch(block.toString()::contains)) {
                    return Optional.of(new Button(
                            message.path("ts").asText(),
                            block.path("block_id").asText(),
                            element.path("action_id").asText(),
                            element.path("value").asText()));
                }
            }
        }
        return Optional.empty();
    }

    private static List<JsonNode> elements(JsonNode block) {
        List<JsonNode> elements = new ArrayList<>();
        block.path("elements").forEach(elements::add);
        if (block.has("accessory")) {
            elements.add(block.get("accessory"));
        }
        return elements;
    }

    private static boolean isFor(JsonNode element, String action) {
        String id = element.path("action_id").asText();
        return id.equals(action) || id.startsWith(action + ":");
    }

    public void press(String who, Button button) {
        acknowledged(probe.clickIn(who, CHANNEL, button.ts(), button.blockId(), button.actionId()));
    }

    public void press(String who, String thread, String action, String... words) {
        press(who, button(thread, action, words));
    }

    /** Types {@code /pageturner words}; in the channel when the thread is empty. */
    public void type(String who, String words, String thread) {
        acknowledged(probe.command(who, CHANNEL, "/pageturner " + words, thread));
    }

    private static void acknowledged(Ack ack) {
        if (!ack.acknowledged()) {
            throw new AssertionError("not acknowledged: " + ack);
        }
    }

    /** The modal that somebody looks at, once its text has all of the words. */
    public JsonNode modal(String who, String... words) {
        return await("a modal with " + List.of(words), () -> probe.modal(who)
                .filter(view -> Arrays.stream(words).allMatch(view.toString()::contains)));
    }

    /** Gives this answer to every text input of the modal and submits it; what is refused, by block. */
    public Map<String, String> answer(String who, String answer) {
        JsonNode view = modal(who, "\"plain_text_input\"");
        Map<String, String> answers = new HashMap<>();
        for (JsonNode block : view.path("blocks")) {
            if (block.path("element").path("type").asText().equals("plain_text_input")) {
                answers.put(block.path("element").path("action_id").asText(), answer);
            }
        }
        return submit(who, answers);
    }

    /** Answers the question of this block, by typing or by choosing, whichever it takes; what is refused, by block. */
    public Map<String, String> fill(String who, String block, String answer) {
        JsonNode view = modal(who, "\"block_id\":\"" + block + "\"");
        for (JsonNode each : view.path("blocks")) {
            if (each.path("block_id").asText().equals(block)) {
                return submit(who, Map.of(each.path("element").path("action_id").asText(), answer));
            }
        }
        throw new AssertionError("no block " + block + " in " + view);
    }

    /** Submits the modal; what is refused, by block. */
    public Map<String, String> submit(String who, Map<String, String> answers) {
        WorkspaceProbe.Submission submission = probe.submit(who, answers);
        if (submission.errors().isEmpty()) {
            acknowledged(submission.ack());
        }
        return submission.errors();
    }

    public void close(String who) {
        while (probe.modal(who).isPresent()) {
            probe.closeModal(who);
        }
    }

    /** What only this person is told, once it says all of this. */
    public JsonNode whisper(String who, String... words) {
        return await("a whisper to " + who + " with " + List.of(words), () -> last(probe.ephemerals(who), says(words)));
    }

    public List<JsonNode> whispers(String who) {
        return probe.ephemerals(who);
    }

    private static Predicate<JsonNode> says(String... words) {
        return message -> {
            String text = WorkspaceProbe.wholeText(message);
            return Arrays.stream(words).allMatch(text::contains);
        };
    }

    private static Optional<JsonNode> last(List<JsonNode> messages, Predicate<JsonNode> fits) {
        return messages.stream().filter(fits).reduce((earlier, later) -> later);
    }

    private <T> T await(String what, Supplier<Optional<T>> look) {
        try {
            return Awaitility.await(what)
                    .atMost(patience)
                    .pollInterval(Duration.ofMillis(50))
                    .until(look::get, Optional::isPresent)
                    .orElseThrow();
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain for " + what + "; this is there:\n" + seen(), e);
        }
    }

    private String seen() {
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode root : probe.messages(CHANNEL)) {
            all.addAll(probe.thread(CHANNEL, root.path("ts").asText()));
        }
        List.of(RILEY, ALEX, VIC).forEach(who -> all.addAll(probe.ephemerals(who)));
        String messages = String.join(
                "\n---\n", all.stream().map(WorkspaceProbe::wholeText).toList());
        return messages + "\nRiley's modal: "
                + probe.modal(RILEY).map(JsonNode::toString).orElse("none");
    }
}
