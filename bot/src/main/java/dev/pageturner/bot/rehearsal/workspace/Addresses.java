package dev.pageturner.bot.rehearsal.workspace;

/** Where the server listens; known only once it has started. */
final class Addresses {
    private volatile String base = "http://127.0.0.1:0";

    void listensOn(int port) {
        base = "http://127.0.0.1:" + port;
    }

    /** Without a slash at the end. */
    String base() {
        return base;
    }

    String permalink(String channel, String ts, String threadTs) {
        String link = base + "/archives/" + channel + "/p" + ts.replace(".", "");
        return threadTs.isEmpty() || threadTs.equals(ts) ? link : link + "?thread_ts=" + threadTs + "&cid=" + channel;
    }
}
