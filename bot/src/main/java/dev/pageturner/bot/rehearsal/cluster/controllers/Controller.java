package dev.pageturner.bot.rehearsal.cluster.controllers;

/** One loop of the control plane: looks at everything and takes the next step wherever one is due. */
@FunctionalInterface
public interface Controller {
    void tick();
}
