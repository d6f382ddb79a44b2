package dev.pageturner.runbooks.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.Documents;
import dev.pageturner.runbooks.checklist.Checklist.Item;
import dev.pageturner.runbooks.checklist.Checklist.Phase;
import dev.pageturner.runbooks.checklist.Procedures.Criterion;
import dev.pageturner.runbooks.checklist.Procedures.EscalationLevel;
import dev.pageturner.runbooks.checklist.Procedures.Probe;
import dev.pageturner.runbooks.checklist.Procedures.SmokeTest;
import dev.pageturner.runbooks.checklist.Procedures.Window;
import dev.pageturner.runbooks.checklist.Threshold.Comparison;
import dev.pageturner.runbooks.library.Runbooks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProceduresTest {
    private final Procedures shipping = Runbooks.procedures("shipping.md", Documents.text("shipping-deployment.md"));

    @Test
    void findsChecklistsAndWhenTheyAreDue() {
        assertThat(shipping.owner()).isEqualTo("Team Parcel");
        assertThat(shipping.checklists())
                .extracting(Checklist::phase)
                .containsExactly(
                        Phase.PRE_DEPLOYMENT,
                        Phase.PRE_DEPLOYMENT,
                        Phase.SMOKE_TEST,
                        Phase.POST_DEPLOYMENT,
                        Phase.POST_ROLLBACK,
                        Phase.CHECKPOINT,
                        Phase.CHECKPOINT);
        List<Item> code = shipping.checklists().get(0).items();
        assertThat(code).extracting(Item::done).containsExactly(false, true);
        assertThat(code.get(1).steps()).hasSize(1);
        assertThat(shipping.checklists().get(1).items().get(0).details()).hasSize(2);
    }

    @Test
    void findsPeriodsAndCheckpoints() {
        assertThat(shipping.windows())
                .extracting(Window::after)
                .containsExactly(
                        Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofMinutes(30), Duration.ofHours(2));
        assertThat(shipping.windows()).extracting(Window::checkpoint).containsExactly(false, false, true, true);
        assertThat(shipping.windows().get(2).subject()).isEqualTo("Labels");
    }

    @Test
    void aCheckpointIsMeasuredByTheQueryBesideIt() {
        Item rate = shipping.windows().get(2).items().get(0);

        assertThat(rate.steps()).hasSize(1);
        assertThat(rate.threshold())
                .isEqualTo(new Threshold("Label error rate", "label_errors_total", Comparison.BELOW, 1, "%", null));
    }

    @Test
    void findsRollbackCriteriaInClassesAndFlat() {
        assertThat(shipping.rollbackCriteria())
                .extracting(Criterion::group)
                .containsExactly("Pods do not start", "Pods do not start", "Too slow", "", "");
        Threshold errors = shipping.rollbackCriteria().get(3).threshold();
        assertThat(errors)
                .isEqualTo(new Threshold(
                        "Label error rate", "label_errors_total", Comparison.ABOVE, 5, "%", Duration.ofMinutes(10)));
        Threshold crashing = shipping.rollbackCriteria().get(0).threshold();
        assertThat(crashing).isNotNull();
        assertThat(crashing.sustained()).isEqualTo(Duration.ofMinutes(2));
        assertThat(shipping.rollbackCriteria().get(1).threshold()).isNull();
    }

    @Test
    void findsSmokeTestsWithWhatTheyExpect() {
        SmokeTest health = shipping.smokeTests().get(0);

        assertThat(health.number()).isEqualTo("1");
        assertThat(health.purpose()).isEqualTo("It answers.");
        assertThat(health.expected()).isEqualTo("HTTP/1.1 200 OK\n\nOK");
        assertThat(health.successCriteria().get(0).httpStatus()).isEqualTo(200);
        assertThat(health.successCriteria().get(1).body()).isEqualTo("OK");
        Threshold time = health.successCriteria().get(2).threshold();
        assertThat(time).isEqualTo(new Threshold("Response time", null, Comparison.BELOW, 100, "ms", null));
    }

    @Test
    void findsEscalationContactsSeveritiesAndProbes() {
        assertThat(shipping.escalation()).extracting(EscalationLevel::who).containsExactly("On-call", "Team Parcel");
        assertThat(shipping.contacts()).hasSize(1);
        assertThat(Runbooks.procedures("o.md", Documents.text("orders-incidents.md"))
                        .severities())
                .hasSize(2);
        assertThat(Runbooks.procedures("p.md", Documents.text("probes.md")).probes())
                .extracting(Probe::name, Probe::firstActions)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "store", List.of("Look at the store", "rotate the password")),
                        org.assertj.core.groups.Tuple.tuple("mail", List.of("Call the provider")));
    }
}
