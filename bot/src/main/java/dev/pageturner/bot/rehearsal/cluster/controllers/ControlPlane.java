package dev.pageturner.bot.rehearsal.cluster.controllers;

import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications;
import dev.pageturner.bot.rehearsal.cluster.kubelet.Kubelet;
import dev.pageturner.bot.rehearsal.cluster.store.Events;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import java.util.List;

/** All controllers and the kubelets, in one loop. */
public final class ControlPlane {
    /** More steps than any chain of consequences needs; a loop that never settles is stopped here. */
    private static final int MOST_ROUNDS = 30;

    private final ObjectStore store;
    private final Events events;
    private final Kubelet kubelet;
    private final List<Controller> controllers;

    public ControlPlane(ObjectStore store, Applications applications) {
        this.store = store;
        this.events = new Events(store);
        this.kubelet = new Kubelet(store, events, applications);
        // Owners before what they own, so that one round carries a change as far as it goes; counting comes last.
        this.controllers = List.of(
                new Garbage(store),
                new Scheduler.Taints(store),
                new Deployments(store, events),
                new StatefulSets(store, events),
                new DaemonSets(store, events),
                new Jobs(store, events),
                new ReplicaSets(store, events),
                new Scheduler(store, events),
                kubelet::tick,
                new Services(store),
                new Budgets(store));
    }

    /** Takes every step that is due now. */
    public void tick() {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            long before = store.revision();
            synchronized (store) {
                controllers.forEach(Controller::tick);
            }
            if (store.revision() == before) {
                break;
            }
        }
        events.expire();
    }
}
