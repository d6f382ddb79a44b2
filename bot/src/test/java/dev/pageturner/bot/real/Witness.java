package dev.pageturner.bot.real;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pageturner.commands.Systems;
import dev.pageturner.commands.alertmanager.Alertmanagers;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.http.Prober;
import dev.pageturner.commands.prometheus.Prometheus;
import dev.pageturner.commands.sql.Databases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/** The systems of a person, remembering every 403 that the cluster answered, also those that a command copes with. */
final class Witness implements Systems {
    private final Systems systems;
    private final Set<String> refused = new ConcurrentSkipListSet<>();
    private volatile String mistaken = "";

    Witness(Systems systems) {
        this.systems = systems;
    }

    Set<String> refused() {
        return Set.copyOf(refused);
    }

    void refuse(String sentence) {
        refused.add(sentence);
    }

    /** Evictions of this pod reach the server with another UID, as if it had been replaced in between. */
    void mistake(String pod) {
        mistaken = pod;
    }

    private Cluster witnessed(Cluster real) {
        return (Cluster) Proxy.newProxyInstance(
                Cluster.class.getClassLoader(), new Class<?>[] {Cluster.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("create") && arguments.length == 6 && arguments[2].equals(mistaken)) {
                        ((ObjectNode) ((ObjectNode) arguments[4]).at("/deleteOptions/preconditions"))
                                .put("uid", "11111111-1111-1111-1111-111111111111");
                    }
                    try {
                        Object answer = method.invoke(real, arguments);
                        return answer instanceof Cluster more ? witnessed(more) : answer;
                    } catch (InvocationTargetException e) {
                        if (e.getCause() instanceof ApiException api && api.isForbidden()) {
                            refused.add(api.serverMessage());
                        }
                        throw e.getCause();
                    }
                });
    }

    @Override
    public String name() {
        return systems.name();
    }

    @Override
    public Cluster cluster(String user, List<String> groups) {
        return witnessed(systems.cluster(user, groups));
    }

    @Override
    public Prometheus prometheus() {
        return systems.prometheus();
    }

    @Override
    public Alertmanagers alertmanagers() {
        return systems.alertmanagers();
    }

    @Override
    public Databases databases() {
        return systems.databases();
    }

    @Override
    public Prober prober() {
        return systems.prober();
    }

    @Override
    public void close() {
        systems.close();
    }
}
