package dev.pageturner.bot.rehearsal.workspace.blockkit;

/** Where blocks can stand; some blocks are refused on some of them, and the number of blocks differs. */
public enum Surface {
    MESSAGE(50),
    MODAL(100),
    HOME(100);

    private final int maxBlocks;

    Surface(int maxBlocks) {
        this.maxBlocks = maxBlocks;
    }

    /** The most blocks that Slack accepts here. */
    public int maxBlocks() {
        return maxBlocks;
    }
}
