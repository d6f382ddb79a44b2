package dev.pageturner.bot.real;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Risk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code pageturner rbac} prints is enough for every command and nothing of it is too much. The user {@code nobody} is bound
 * to the printed roles, once by itself and once, with impersonation, to nothing but acting as the people that the manifests name.
 */
@Tag("control-plane")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsOnControlPlaneTest {
    private static final String BINDINGS = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: nobody}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: pageturner}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: nobody}]
            ---
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: nobody-impersonation}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: pageturner-impersonation}
            subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: nobody}]
            """;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private ControlPlane plane;
    private RightsWorld itself;
    private RightsWorld acting;
    private PrintedRights rights;

    @TempDir
    private static Path scratch;

    @BeforeAll
    void bind() {
        plane = new ControlPlane(scratch.resolve("plane"), 1);
        plane.apply(scratch, "{apiVersion: v1, kind: Namespace, metadata: {name: pageturner}}");
        // With impersonation the same role is printed, bound to people, and one more that may act as them.
        plane.apply(scratch, PrintedRights.print(scratch, false));
        plane.apply(scratch, PrintedRights.print(scratch, true));
        plane.apply(scratch, BINDINGS);
        itself = new RightsWorld("itself", plane, "", List.of());
        acting = new RightsWorld("acting", plane, "slack:U0ANYBODY", List.of("slack:S0ONCALL"));
        rights = PrintedRights.applied(itself.admin(), itself.person());
        itself.make(scratch);
        acting.make(scratch);
    }

    @AfterAll
    void stop() {
        threads.shutdownNow();
        itself.close();
        acting.close();
        plane.close();
    }

    /** In both ways at the same time, each in a namespace of its own. */
    private List<String> both(Function<RightsWorld, List<String>> look) {
        List<Future<List<String>>> looks = List.of(itself, acting).stream()
                .map(world -> threads.submit(() -> look.apply(world)))
                .toList();
        List<String> found = new ArrayList<>();
        for (Future<List<String>> future : looks) {
            try {
                found.addAll(future.get());
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        return found;
    }

    private static List<CommandSpec> commands() {
        return Catalogue.standard().all().stream()
                .map(Command::spec)
                .filter(spec -> !spec.permissions().isEmpty())
                .toList();
    }

    /** With what the step of the runbook adds. */
    private static List<Permission> needs(CommandSpec spec) {
        List<Permission> needs = new ArrayList<>(spec.permissions());
        if (spec.name().equals("get")) {
            needs.add(new Permission("networking.k8s.io", List.of("ingresses"), List.of("get", "list", "watch"), true));
        }
        return PrintedRights.single(needs);
    }

    private static List<String> refused(RightsWorld world, String command, List<String> lines) {
        List<String> refused = new ArrayList<>();
        for (String line : lines) {
            world.run(command, line)
                    .refused()
                    .forEach(sentence -> refused.add(world.name() + ": " + command + " " + line + ": " + sentence));
        }
        return refused;
    }

    @Test
    void whatIsPrintedIsEnoughForEveryCommand() {
        rights.giveBack();
        assertThat(both(world -> commands().stream()
                        .flatMap(spec -> refused(world, spec.name(), RightsLines.of(spec.name())).stream())
                        .toList()))
                .isEmpty();
    }

    static Stream<Named<CommandSpec>> changes() {
        return commands().stream().filter(spec -> spec.risk() != Risk.READ).map(spec -> Named.of(spec.name(), spec));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void aChangeNeedsNoOtherRightsThanItSays(CommandSpec spec) {
        rights.set(needs(spec));
        assertThat(both(world -> refused(world, spec.name(), RightsLines.of(spec.name()))))
                .isEmpty();
    }

    Stream<Named<Permission>> printed() {
        return rights.all().stream()
                .map(right ->
                        Named.of(right.verbs().get(0) + " " + right.resources().get(0), right));
    }

    @ParameterizedTest
    @MethodSource("printed")
    void withoutOneVerbExactlyTheCommandsThatNeedItBreak(Permission right) {
        rights.takeAway(right);
        assertThat(both(world -> commands().stream()
                        .flatMap(spec -> wrong(world, spec, right).stream())
                        .toList()))
                .isEmpty();
    }

    private static Optional<String> wrong(RightsWorld world, CommandSpec spec, Permission right) {
        String command = spec.name();
        if (!needs(spec).contains(right)) {
            String line = RightsLines.of(command).get(0);
            Set<String> refused = world.look(command, line).refused();
            return refused.isEmpty()
                    ? Optional.empty()
                    : Optional.of(world.name() + ": " + command + " breaks, and should not: " + refused);
        }
        String cannot = "cannot " + right.verbs().get(0) + " resource \""
                + right.resources().get(0) + "\"";
        for (String line : RightsLines.likeliestFirst(command, right)) {
            Set<String> refused = world.run(command, line).refused();
            if (refused.stream().anyMatch(sentence -> sentence.contains(cannot))) {
                return Optional.empty();
            }
        }
        return Optional.of(world.name() + ": " + command + " works although it " + cannot);
    }

    @ParameterizedTest
    @ValueSource(strings = {"users", "groups"})
    void whoMayNotActAsOthersDoesNothingAsThem(String what) {
        rights.giveBack();
        itself.admin()
                .patch(
                        PrintedRights.ROLES,
                        "",
                        "pageturner-impersonation",
                        PrintedRights.impersonating(what.equals("users") ? "groups" : "users"));
        try {
            PrintedRights.untilRefused(acting.person());
            assertThat(acting.run("get", "pods").refused()).anySatisfy(sentence -> assertThat(sentence)
                    .contains("cannot impersonate resource \"" + what + "\""));
            assertThat(itself.run("get", "pods").refused()).isEmpty();
        } finally {
            itself.admin()
                    .patch(
                            PrintedRights.ROLES,
                            "",
                            "pageturner-impersonation",
                            PrintedRights.impersonating("users", "groups"));
        }
    }
}
