package dev.pageturner.bot;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the packages to the order of the flow: a later stage may import an earlier one, never the reverse. */
class ArchitectureTest {
    private static final String ROOT = "dev.pageturner.bot";

    /** What every stage may use: values and settings that belong to none of them. */
    private static final List<String> FOR_ALL = List.of("base", "config");

    /** In the order of the flow. */
    private static final List<String> STAGES = List.of(
            "alert",
            "incident",
            "execution",
            "approval",
            "message",
            "slack",
            "runner",
            "watch",
            "audit",
            "postgres",
            "http",
            "rehearsal",
            "cli");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    List<DynamicTest> everyStageImportsOnlyEarlierOnes() {
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < STAGES.size(); i++) {
            List<String> later = STAGES.subList(i + 1, STAGES.size());
            if (!later.isEmpty()) {
                String stage = STAGES.get(i);
                tests.add(DynamicTest.dynamicTest(stage, () -> noClasses()
                        .that()
                        .resideInAPackage(within(stage))
                        .should()
                        .dependOnClassesThat(resideInAnyPackage(
                                later.stream().map(ArchitectureTest::within).toArray(String[]::new)))
                        .allowEmptyShould(true)
                        .check(MAIN)));
            }
        }
        return tests;
    }

    private static String within(String stage) {
        return ROOT + "." + stage + "..";
    }

    @Test
    void whatEverybodyMayUseKnowsNobody() {
        for (String shared : FOR_ALL) {
            noClasses()
                    .that()
                    .resideInAPackage(within(shared))
                    .should()
                    .dependOnClassesThat(resideInAPackage(ROOT + "..")
                            .and(resideOutsideOfPackages(FOR_ALL.stream()
                                    .map(ArchitectureTest::within)
                                    .toArray(String[]::new))))
                    .check(MAIN);
        }
    }

    @Test
    void onlyTheRootKnowsHowItIsPutTogether() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT)
                .check(MAIN);
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void keepsSlackJettyJdbcAndKubernetesInTheirRooms() {
        only("com.slack..", "slack", "rehearsal");
        only("com.github.seratch..", "slack", "rehearsal");
        only("java.sql..", "postgres", "rehearsal");
        only("javax.sql..", "postgres", "rehearsal");
        only("io.fabric8..", "rehearsal");
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".*..")
                .and()
                .resideOutsideOfPackages(within("http"), within("slack"), within("rehearsal"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.eclipse.jetty..")
                .check(MAIN);
    }

    private static void only(String library, String... stages) {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        List.of(stages).stream().map(ArchitectureTest::within).toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(MAIN);
    }

    @Test
    void takesTimeFromAClockInHand() {
        noClasses().should().callMethod(Instant.class, "now").check(MAIN);
        noClasses().should().callMethod(OffsetDateTime.class, "now").check(MAIN);
        noClasses().should().callMethod(ZonedDateTime.class, "now").check(MAIN);
        noClasses().should().callMethod(LocalDateTime.class, "now").check(MAIN);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(MAIN);
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT, within("cli"), within("rehearsal"))
                .should()
                .callMethod(Clock.class, "systemUTC")
                .check(MAIN);
    }
}
