package dev.pageturner.bot.rehearsal.workspace;

import java.util.List;

/** What the panel "Rehearsal" beside the channels shows: a guided tour that can be closed, and buttons that make things happen. */
public interface StoryPanel {
    /** The heading of the panel. */
    String title();

    /** The tour, in order; read again after {@link LocalWorkspace#storyChanged()}. */
    List<Step> steps();

    List<Button> buttons();

    /** A person pressed a button of {@link #buttons()}; the answer is a sentence shown in the panel. May block. */
    String press(String buttonId, String userId);

    /** No panel at all. */
    static StoryPanel none() {
        return new StoryPanel() {
            @Override
            public String title() {
                return "";
            }

            @Override
            public List<Step> steps() {
                return List.of();
            }

            @Override
            public List<Button> buttons() {
                return List.of();
            }

            @Override
            public String press(String buttonId, String userId) {
                return "";
            }
        };
    }

    /**
     * One step of the tour.
     *
     * @param text may use Slack's mrkdwn
     * @param done ticked off
     */
    record Step(String title, String text, boolean done) {}

    /** One button of the panel. */
    record Button(String id, String label, String description) {}
}
