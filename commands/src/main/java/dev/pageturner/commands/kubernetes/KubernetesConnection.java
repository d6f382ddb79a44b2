package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.Cluster;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One API server and the client for it: made with the first request, and anew when the kubeconfig changes or the server no
 * longer knows the credentials, so that the program starts while the cluster is down and follows rotated credentials.
 */
public final class KubernetesConnection implements AutoCloseable {
    private static final Duration BETWEEN_RENEWALS = Duration.ofSeconds(5);

    private final KubernetesSettings settings;
    private final Supplier<Optional<ServiceAccount>> account;
    private final Discovery discovery = new Discovery();
    private @Nullable KubernetesClient client;
    private String stamp = "";
    private long renewed;

    public KubernetesConnection(KubernetesSettings settings) {
        this(settings, ServiceAccount::here);
    }

    KubernetesConnection(KubernetesSettings settings, Supplier<Optional<ServiceAccount>> account) {
        this.settings = settings;
        this.account = account;
        this.renewed = System.nanoTime() - BETWEEN_RENEWALS.toNanos();
    }

    /** The API server as one person; the person only matters when impersonation is on. */
    public Cluster as(String user, List<String> groups) {
        Person person = settings.impersonate() ? new Person(user, groups) : Person.NOBODY_ELSE;
        return new KubernetesCluster(new Transport(this, settings.requestTimeout(), person), discovery);
    }

    synchronized KubernetesClient client() {
        String now = stampOfKubeconfig();
        if (client != null && !now.equals(stamp)) {
            client.close();
            client = null;
        }
        if (client == null) {
            client = connect();
            stamp = now;
        }
        return client;
    }

    /**
     * After a 401: the credentials are fetched again, by an exec plugin for example, unless that was just done.
     *
     * @param used the client that was answered 401
     * @return true when there are others now, so that it is worth asking again
     */
    synchronized boolean renew(KubernetesClient used) {
        if (client != used) {
            return true;
        }
        if (System.nanoTime() - renewed < BETWEEN_RENEWALS.toNanos()) {
            return false;
        }
        renewed = System.nanoTime();
        used.close();
        client = null;
        return true;
    }

    private KubernetesClient connect() {
        try {
            Config config = new ConfigBuilder(config())
                    .withRequestRetryBackoffLimit(0)
                    .withConnectionTimeout(
                            Math.toIntExact(settings.connectTimeout().toMillis()))
                    .withRequestTimeout(
                            Math.toIntExact(settings.requestTimeout().toMillis()))
                    .build();
            return new KubernetesClientBuilder().withConfig(config).build();
        } catch (SystemUnreachableException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new SystemUnreachableException(
                    "The cluster's credentials cannot be used" + in(settings.kubeconfig()) + ": " + Causes.last(e), e);
        }
    }

    private Config config() {
        String context = settings.context().isEmpty() ? null : settings.context();
        if (settings.kubeconfig().isEmpty()) {
            return account.get().map(ServiceAccount::config).orElseGet(() -> Config.autoConfigure(context));
        }
        File file = new File(settings.kubeconfig());
        if (!file.canRead()) {
            throw new SystemUnreachableException(
                    "The kubeconfig " + file + " cannot be read; check its path and its permissions", null);
        }
        Config config = Config.fromKubeconfig(context, file);
        if (context != null
                && (config.getCurrentContext() == null
                        || !context.equals(config.getCurrentContext().getName()))) {
            throw new SystemUnreachableException(
                    "The kubeconfig " + file + " has no context \"" + context + "\"", null);
        }
        return config;
    }

    private static String in(String kubeconfig) {
        return kubeconfig.isEmpty() ? "" : " (" + kubeconfig + ")";
    }

    private String stampOfKubeconfig() {
        if (settings.kubeconfig().isEmpty()) {
            return "";
        }
        try {
            Path path = Path.of(settings.kubeconfig());
            return Files.getLastModifiedTime(path) + "/" + Files.size(path);
        } catch (IOException e) {
            return stamp;
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
            client = null;
        }
    }
}
