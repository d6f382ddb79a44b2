package dev.pageturner.bot.rehearsal;

/** Notices when a step of the tour is done, so that open pages can show it. */
public final class TourWatch implements AutoCloseable {
    private static final long EVERY_MILLIS = 1_000;

    private final Thread thread;

    /** @param changed called after a step has become done, or is no longer */
    public TourWatch(GuidedTour tour, Runnable changed) {
        thread = new Thread(() -> watch(tour, changed), "rehearsal-tour");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(GuidedTour tour, Runnable changed) {
        String before = "";
        while (!Thread.currentThread().isInterrupted()) {
            String now = tour.progress();
            if (!now.equals(before)) {
                before = now;
                changed.run();
            }
            try {
                Thread.sleep(EVERY_MILLIS);
            } catch (InterruptedException closed) {
                return;
            }
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
