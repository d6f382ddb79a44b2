package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.SystemUnreachableException;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What Kubernetes mounts into the pod that the program runs in. The token is read again for each request, as the kubelet
 * writes another one long before the old one expires.
 */
record ServiceAccount(Path directory, String server) {
    private static final Path MOUNTED = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

    /** Empty outside of a cluster. */
    static Optional<ServiceAccount> here() {
        return in(MOUNTED, System.getenv());
    }

    static Optional<ServiceAccount> in(Path directory, Map<String, String> environment) {
        String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
        String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "443");
        if (host.isEmpty() || !Files.isReadable(directory.resolve("token"))) {
            return Optional.empty();
        }
        String address = host.contains(":") ? "[" + host + "]" : host;
        return Optional.of(new ServiceAccount(directory, "https://" + address + ":" + port));
    }

    Config config() {
        ConfigBuilder config =
                new ConfigBuilder(Config.empty()).withMasterUrl(server).withOauthTokenProvider(() -> read("token"));
        if (Files.isReadable(directory.resolve("ca.crt"))) {
            config.withCaCertFile(directory.resolve("ca.crt").toString());
        }
        if (Files.isReadable(directory.resolve("namespace"))) {
            config.withNamespace(read("namespace"));
        }
        return config.build();
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file)).strip();
        } catch (IOException e) {
            throw new SystemUnreachableException(
                    "The " + file + " of the pod's service account cannot be read: " + Causes.last(e), e);
        }
    }
}
