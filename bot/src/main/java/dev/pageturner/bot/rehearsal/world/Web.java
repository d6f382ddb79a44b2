package dev.pageturner.bot.rehearsal.world;

import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications.Answer;

/** Answers of the practice programs' HTTP ports. */
final class Web {
    private Web() {}

    static Answer json(int status, String body) {
        return new Answer(status, "application/json", body);
    }
}
