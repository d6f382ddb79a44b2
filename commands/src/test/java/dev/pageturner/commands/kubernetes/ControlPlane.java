package dev.pageturner.commands.kubernetes;

import dev.pageturner.commands.cluster.Cluster;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real control plane, started once for a test run and stopped at its end. Loud when it cannot be had: a suite that asks for
 * it is never skipped.
 */
public final class ControlPlane implements BeforeAllCallback {
    private static final Path SCRIPTS = Path.of("src/test/control-plane");
    private static final int NODES = 5;

    private static @Nullable Running running;

    @Override
    public void beforeAll(ExtensionContext context) {
        start(context);
    }

    private static synchronized void start(ExtensionContext context) {
        if (running != null) {
            return;
        }
        try {
            String bin = output(List.of(SCRIPTS.resolve("build").toString()), 20);
            Path directory = Files.createTempDirectory("control-plane");
            running = new Running(
                    directory,
                    Path.of(bin),
                    new KubernetesConnection(KubernetesSettings.of(
                            directory.resolve("kubeconfig").toString())));
            context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(ControlPlane.class))
                    .put("running", running);
            output(List.of(SCRIPTS.resolve("up").toString(), directory.toString(), String.valueOf(NODES)), 3);
        } catch (IOException e) {
            throw new IllegalStateException("the control plane for tests does not start: " + e.getMessage(), e);
        }
    }

    private static Running running() {
        return Objects.requireNonNull(running, "extend the test with ControlPlane");
    }

    public static Path kubeconfig() {
        return running().directory().resolve("kubeconfig");
    }

    /** Of a user without rights. */
    public static Path kubeconfigOfNobody() {
        return running().directory().resolve("kubeconfig.nobody");
    }

    /** As its administrator; one connection for the whole test run. */
    public static Cluster cluster() {
        return running().connection().as("", List.of());
    }

    public static Kubectl kubectl(String... words) {
        return kubectlWithInput("", words);
    }

    /** @param line words apart by spaces */
    public static Kubectl kubectlLine(String line) {
        return kubectl(line.strip().split("\\s+"));
    }

    /** @throws IllegalStateException with what kubectl said when it fails */
    public static void apply(String yaml) {
        Kubectl result = kubectlWithInput(yaml, "apply", "-f", "-");
        if (result.exit() != 0) {
            throw new IllegalStateException(result.err());
        }
    }

    /** Faster than {@link #apply} where there are many objects, none of which is there yet. */
    public static void create(String yaml) {
        Kubectl result = kubectlWithInput(yaml, "create", "-f", "-");
        if (result.exit() != 0) {
            throw new IllegalStateException(result.err());
        }
    }

    /** @param name STOP, CONT ... */
    public static void signalApiServer(String name) {
        signal("kube-apiserver", name);
    }

    /** Stopped, nobody but a test changes objects: what a test writes into a status stays there. */
    public static void signalControllers(String name) {
        signal("kube-controller-manager", name);
    }

    private static void signal(String program, String name) {
        try {
            String pid = Files.readString(running().directory().resolve(program + ".pid"))
                    .strip();
            output(List.of("kill", "-" + name, pid), 1);
        } catch (IOException e) {
            throw new IllegalStateException(program + " cannot be sent " + name, e);
        }
    }

    public static Kubectl kubectlWithInput(String input, String... words) {
        List<String> command = new ArrayList<>();
        command.add(running().bin().resolve("kubectl").toString());
        command.add("--kubeconfig=" + kubeconfig());
        command.addAll(List.of(words));
        try {
            return run(command, input, 120);
        } catch (IOException e) {
            throw new IllegalStateException("kubectl cannot be run", e);
        }
    }

    /** What a program printed, its errors apart, and how it ended. */
    public record Kubectl(int exit, String out, String err) {}

    private static String output(List<String> command, int minutes) throws IOException {
        Kubectl result = run(command, "", minutes * 60);
        if (result.exit() != 0) {
            throw new IOException(command.get(0) + ": " + result.err());
        }
        return result.out().strip();
    }

    private static Kubectl run(List<String> command, String input, int seconds) throws IOException {
        File in = File.createTempFile("run", ".in");
        File out = File.createTempFile("run", ".out");
        File err = File.createTempFile("run", ".err");
        try {
            Files.writeString(in.toPath(), input);
            Process process = new ProcessBuilder(command)
                    .redirectInput(in)
                    .redirectOutput(out)
                    .redirectError(err)
                    .start();
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException("did not end in " + seconds + " s: " + command);
            }
            return new Kubectl(process.exitValue(), text(out), text(err));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            for (File file : List.of(in, out, err)) {
                Files.delete(file.toPath());
            }
        }
    }

    private static String text(File file) throws IOException {
        return Files.readString(file.toPath(), StandardCharsets.UTF_8);
    }

    private record Running(Path directory, Path bin, KubernetesConnection connection) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            connection.close();
            if (Files.isDirectory(directory.resolve("log"))) {
                output(List.of(SCRIPTS.resolve("down").toString(), directory.toString()), 1);
            }
        }
    }
}
