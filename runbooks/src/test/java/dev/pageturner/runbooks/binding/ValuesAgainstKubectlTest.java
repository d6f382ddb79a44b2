package dev.pageturner.runbooks.binding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Binding;
import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.FrontMatter;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.steps.BlockReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever a blank is filled with, kubectl itself asks the API server for what was meant: the same requests as for a harmless
 * value, with this one in its place; or nothing at all.
 */
@Tag("control-plane")
class ValuesAgainstKubectlTest {
    private static final int VALUES = 400;
    /** Starting kubectl costs more than everything else here. */
    private static final int RUNS = 15;

    private static final String HARMLESS = "zz9";

    @TempDir
    private static Path folder;

    private static ApiRecorder api;
    private static String kubectl;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        api = new ApiRecorder();
        Path log = folder.resolve("build.log");
        Process build = new ProcessBuilder("../commands/src/test/control-plane/build")
                .redirectError(log.toFile())
                .start();
        kubectl = new String(build.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip() + "/kubectl";
        assertThat(build.waitFor()).as(Files.readString(log)).isZero();
    }

    @AfterAll
    static void stop() {
        api.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubectl get pod <pod> -n shop -o json",
                "kubectl get pods -n <namespace>",
                "kubectl get pods -n shop -l app=<app>",
                "kubectl get pods -A --field-selector spec.nodeName=<node>",
                "kubectl get deployment/<deployment> -n shop -o yaml",
                "kubectl get configmap <config> -n shop -o yaml",
                "kubectl describe node <node>",
                "kubectl logs web-0 -c <container> -n shop",
                "kubectl logs <pod> -n shop --tail=20",
                "kubectl delete pod <pod> -n shop",
                "kubectl rollout undo deployment/<deployment> -n shop",
            })
    void asksForWhatWasMeant(String command) throws IOException, InterruptedException {
        Step step = step(command);
        String name = step.placeholders().get(0).name();
        List<String> meant = requests(bound(step, name, HARMLESS, true));
        assertThat(meant).as(command).isNotEmpty();

        int runs = 0;
        for (String value : new HostileValues(command.hashCode()).values(VALUES).toList()) {
            List<String> words = bound(step, name, value, runs % 2 == 0);
            if (!words.isEmpty() && runs++ < RUNS) {
                List<String> expected = meant.stream()
                        .map(request -> request.replace(HARMLESS, value))
                        .toList();
                assertThat(requests(words)).as("%s with %s", command, value).isIn(expected, List.of());
            }
        }
        assertThat(runs).as("values that fit").isPositive();
    }

    private static Step step(String command) {
        Block block = BlockReader.read(new CodeText("bash", command, 1), "a");
        return ((Block.Steps) block).steps().get(0);
    }

    /** @return the words, or nothing when the value is refused */
    private static List<String> bound(Step step, String name, String value, boolean answered) {
        Map<String, String> labels = new HashMap<>(Map.of("alertname", "A"));
        if (!answered) {
            labels.put(name, value);
        }
        Map<String, String> answers = answered ? Map.of(name, value) : Map.of();
        Binding binding = Binder.bind(step, new AlertFacts(labels, Map.of()), FrontMatter.NONE, answers);
        if (binding instanceof Binding.Bound bound) {
            assertThat(bound.words()).hasSameSizeAs(step.words());
            api.everyPodHas(name.equals("container") ? value : "app");
            return bound.words();
        }
        return List.of();
    }

    private static List<String> requests(List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                kubectl, "--server=" + api.url(), "--cache-dir=" + folder.resolve("cache"), "--request-timeout=60s"));
        command.addAll(spelledByKubectl(words));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile());
        builder.environment().put("KUBECONFIG", "/dev/null");
        builder.environment().put("HOME", folder.toString());
        api.taken();
        Process process = builder.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).as("kubectl ends").isTrue();
        List<String> taken = api.taken();
        assertThat(taken.isEmpty() && process.exitValue() == 0)
                .as("does something or fails: %s", Files.readString(folder.resolve("out")))
                .isFalse();
        return taken;
    }

    private static List<String> spelledByKubectl(List<String> words) {
        List<String> command = new ArrayList<>(words);
        command.remove(0);
        command.addAll(
                0,
                switch (words.get(0)) {
                    case "delete-pod" -> List.of("delete", "pod", "--wait=false");
                    case "rollback" -> List.of("rollout", "undo");
                    default -> List.of(words.get(0));
                });
        return command;
    }
}
