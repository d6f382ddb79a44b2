package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.SystemUnreachableException;
import dev.pageturner.commands.cluster.PortForward;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;

/** fabric8's port-forward, as the person who asked. */
record ForwardedPort(LocalPortForward forward) implements PortForward {
    static ForwardedPort open(Transport transport, String namespace, String pod, int port) {
        KubernetesClient client = transport.client();
        if (transport.person().isImpersonated()) {
            client = client.newClient(new RequestConfigBuilder()
                            .withImpersonateUsername(transport.person().user())
                            .withImpersonateGroups(transport.person().groups().toArray(String[]::new))
                            .withRequestRetryBackoffLimit(0)
                            .build())
                    .adapt(KubernetesClient.class);
        }
        try {
            return new ForwardedPort(
                    client.pods().inNamespace(namespace).withName(pod).portForward(port));
        } catch (KubernetesClientException e) {
            throw new SystemUnreachableException(
                    "No way to port " + port + " of pod " + namespace + "/" + pod + ": " + Causes.last(e), e);
        }
    }

    @Override
    public int localPort() {
        return forward.getLocalPort();
    }

    @Override
    public void close() {
        try {
            forward.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
