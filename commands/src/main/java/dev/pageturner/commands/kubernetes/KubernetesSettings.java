package dev.pageturner.commands.kubernetes;

import java.time.Duration;

/**
 * How to reach one API server.
 *
 * @param kubeconfig path of a file; empty for what kubectl would take: KUBECONFIG, the home directory's file, the pod's
 *     service account
 * @param context in the kubeconfig; empty for its current one
 * @param impersonate true when requests carry the person who asked
 */
public record KubernetesSettings(
        String kubeconfig, String context, boolean impersonate, Duration connectTimeout, Duration requestTimeout) {
    public static KubernetesSettings of(String kubeconfig) {
        return new KubernetesSettings(kubeconfig, "", false, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    public KubernetesSettings inContext(String name) {
        return new KubernetesSettings(kubeconfig, name, impersonate, connectTimeout, requestTimeout);
    }

    public KubernetesSettings impersonating(boolean on) {
        return new KubernetesSettings(kubeconfig, context, on, connectTimeout, requestTimeout);
    }

    public KubernetesSettings timeouts(Duration connect, Duration request) {
        return new KubernetesSettings(kubeconfig, context, impersonate, connect, request);
    }
}
