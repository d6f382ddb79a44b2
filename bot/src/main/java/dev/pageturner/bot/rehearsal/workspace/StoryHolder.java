package dev.pageturner.bot.rehearsal.workspace;

/** The story of the moment; the rehearsal sets it once it has started. */
final class StoryHolder {
    private volatile StoryPanel story = StoryPanel.none();

    void set(StoryPanel panel) {
        story = panel;
    }

    StoryPanel get() {
        return story;
    }
}
