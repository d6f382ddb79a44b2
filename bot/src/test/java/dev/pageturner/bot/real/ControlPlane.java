package dev.pageturner.bot.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real Kubernetes control plane that the module commands carries for its tests. */
final class ControlPlane implements AutoCloseable {
    private static final Path SCRIPTS =
            Path.of(System.getProperty("maven.multiModuleProjectDirectory", ".."), "commands/src/test/control-plane");

    private final Path folder;
    private final String kubeconfig;
    private final String kubectl;

    ControlPlane(Path folder, int nodes) {
        this.folder = folder;
        this.kubectl = Program.run(List.of(script("build"))).strip() + "/kubectl";
        this.kubeconfig = Program.run(List.of(script("up"), folder.toString(), Integer.toString(nodes)))
                .strip();
    }

    private static String script(String name) {
        return SCRIPTS.resolve(name).toAbsolutePath().normalize().toString();
    }

    String kubeconfig() {
        return kubeconfig;
    }

    /** Of a user without any rights but those that a test binds to it. */
    String kubeconfigOfNobody() {
        return kubeconfig + ".nobody";
    }

    /** The stock kubectl itself. */
    String program() {
        return kubectl;
    }

    String kubectl(String... arguments) {
        List<String> command = new ArrayList<>(List.of(kubectl, "--kubeconfig", kubeconfig));
        command.addAll(List.of(arguments));
        return Program.run(command);
    }

    /** As a deployment pipeline would, through a file in this folder. */
    void apply(Path scratch, String manifest) {
        try {
            Path file = Files.writeString(scratch.resolve("manifest.yaml"), manifest);
            kubectl("apply", "-f", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        Program.run(List.of(script("down"), folder.toString()));
    }
}
