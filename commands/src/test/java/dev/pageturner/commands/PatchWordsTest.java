package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PatchWordsTest {
    @Test
    void aPatchThatSendsAllTrafficToARevisionIsATrafficRollback() {
        String patch = "{\"spec\":{\"traffic\":[{\"revisionName\":\"api-41\",\"percent\":100}]}}";
        assertThat(PatchWords.toCatalogue(List.of("ksvc", "api", "-n", "beep", "--type=merge", "-p", patch)))
                .contains(List.of("traffic-rollback", "api", "--to-revision=api-41", "-n", "beep"));
        assertThat(PatchWords.toCatalogue(List.of("ksvc/api", "--patch=" + patch.replace("100", "50"))))
                .isEmpty();
    }

    @Test
    void aPatchOfOneKeyOfAConfigMapIsPatchConfig() {
        assertThat(PatchWords.toCatalogue(
                        List.of("cm/web", "-p", "{\"data\":{\"LEVEL\":\"debug\"}}", "--namespace=shop")))
                .contains(List.of("patch-config", "configmap/web", "LEVEL=debug", "--namespace=shop"));
        assertThat(PatchWords.toCatalogue(List.of("cm/web", "-p", "{\"data\":{\"A\":\"1\",\"B\":\"2\"}}")))
                .isEmpty();
    }

    @Test
    void anyOtherPatchHasNoCommand() {
        assertThat(PatchWords.toCatalogue(List.of("secret/web", "-p", "{\"data\":{\"A\":\"1\"}}")))
                .isEmpty();
        assertThat(PatchWords.toCatalogue(List.of("deployment/web", "-p", "{\"spec\":{\"replicas\":1}}")))
                .isEmpty();
        assertThat(PatchWords.toCatalogue(List.of("cm/web", "-p", "not JSON"))).isEmpty();
    }
}
