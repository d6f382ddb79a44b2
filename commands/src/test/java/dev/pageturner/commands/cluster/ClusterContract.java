package dev.pageturner.commands.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What commands rely on; true of the fake and of a real API server. */
public abstract class ClusterContract {
    private static final Duration WAIT = Duration.ofSeconds(5);

    private final String namespace = "contract-" + UUID.randomUUID().toString().substring(0, 8);
    private Cluster cluster;

    protected abstract Cluster cluster();

    @BeforeEach
    void makeNamespace() {
        cluster = cluster();
        ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "Namespace");
        body.putObject("metadata").put("name", namespace);
        cluster.create(Resources.NAMESPACES, "", body, false);
    }

    private ObjectNode config(String name, String color) {
        ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "ConfigMap");
        body.putObject("metadata").put("name", name).putObject("labels").put("color", color);
        body.putObject("data").put("key", "one");
        return cluster.create(Resources.CONFIG_MAPS, namespace, body, false);
    }

    private List<String> names(Selection selection) {
        return cluster.list(Resources.CONFIG_MAPS, namespace, selection).items().stream()
                .map(Json::name)
                .filter(name -> !name.equals("kube-root-ca.crt"))
                .toList();
    }

    @Test
    void whatWasCreatedIsThere() {
        ObjectNode made = config("a", "red");
        assertThat(cluster.get(Resources.CONFIG_MAPS, namespace, "a")).isEqualTo(made);
        assertThat(Json.uid(made)).isNotEmpty();
        assertThat(Json.resourceVersion(made)).isNotEmpty();
    }

    @Test
    void dryRunStoresNothing() {
        ObjectNode body = Json.object().put("apiVersion", "v1").put("kind", "ConfigMap");
        body.putObject("metadata").put("name", "dry");
        cluster.create(Resources.CONFIG_MAPS, namespace, body, true);
        assertThat(cluster.find(Resources.CONFIG_MAPS, namespace, "dry")).isEmpty();
    }

    @Test
    void aMissingObjectIsAnErrorInKubectlsWords() {
        assertThatThrownBy(() -> cluster.get(Resources.DEPLOYMENTS, namespace, "nope"))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.isNotFound()).isTrue();
                    assertThat(e.reason()).isEqualTo("NotFound");
                })
                .hasMessage("Error from server (NotFound): deployments.apps \"nope\" not found");
        assertThat(cluster.find(Resources.PODS, namespace, "nope")).isEmpty();
    }

    @Test
    void creatingTwiceIsAConflict() {
        config("a", "red");
        assertThatThrownBy(() -> config("a", "red"))
                .hasMessage("Error from server (AlreadyExists): configmaps \"a\" already exists");
    }

    @Test
    void listsBySelectors() {
        config("a", "red");
        config("b", "blue");
        config("c", "green");
        assertThat(names(Selection.labels("color=red"))).containsExactly("a");
        assertThat(names(Selection.labels("color!=red"))).containsExactly("b", "c");
        assertThat(names(Selection.labels("color in (red,blue)"))).containsExactly("a", "b");
        assertThat(names(Selection.labels("color notin (red,blue),color"))).containsExactly("c");
        assertThat(names(Selection.labels("!color"))).isEmpty();
        assertThat(names(Selection.named("b"))).containsExactly("b");
    }

    @Test
    void listedObjectsSayWhatTheyAre() {
        config("a", "red");
        ObjectNode item = cluster.list(Resources.CONFIG_MAPS, namespace, Selection.named("a"))
                .items()
                .get(0);
        assertThat(item.path("kind").asText()).isEqualTo("ConfigMap");
        assertThat(item.path("apiVersion").asText()).isEqualTo("v1");
    }

    @Test
    void jsonPatchChangesAndItsTestProtects() {
        String version = Json.resourceVersion(config("a", "red"));
        var patch = Json.array();
        patch.addObject()
                .put("op", "test")
                .put("path", "/metadata/resourceVersion")
                .put("value", version);
        patch.addObject().put("op", "replace").put("path", "/data/key").put("value", "two");
        ObjectNode after = cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.json(patch));
        assertThat(Json.text(after, "/data/key")).isEqualTo("two");
        assertThat(Json.resourceVersion(after)).isNotEqualTo(version);
        assertThatThrownBy(() -> cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.json(patch)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo(422));
    }

    @Test
    void mergePatchMergesAndNullRemoves() {
        config("a", "red");
        ObjectNode part = Json.object();
        part.putObject("data").put("other", "x").putNull("key");
        ObjectNode after = cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.merge(part));
        assertThat(Json.map(after, "/data")).containsExactly(Map.entry("other", "x"));
    }

    @Test
    void aStaleResourceVersionInAPatchIsAConflict() {
        ObjectNode made = config("a", "red");
        ObjectNode part = Json.object();
        part.putObject("metadata").put("resourceVersion", Json.resourceVersion(made));
        part.putObject("data").put("key", "two");
        cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.merge(part));
        part.withObject("/data").put("key", "three");
        assertThatThrownBy(() -> cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.strategic(part)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isConflict()).isTrue());
    }

    @Test
    void aPatchOnTrialChangesNothing() {
        config("a", "red");
        ObjectNode part = Json.object();
        part.putObject("data").put("key", "two");
        ObjectNode shown = cluster.patch(
                Resources.CONFIG_MAPS, namespace, "a", Patch.merge(part).dryRun(true));
        assertThat(Json.text(shown, "/data/key")).isEqualTo("two");
        assertThat(Json.text(cluster.get(Resources.CONFIG_MAPS, namespace, "a"), "/data/key"))
                .isEqualTo("one");
    }

    @Test
    void deletesOnlyTheObjectThatWasMeant() {
        ObjectNode made = config("a", "red");
        assertThatThrownBy(() -> cluster.delete(
                        Resources.CONFIG_MAPS,
                        namespace,
                        "a",
                        Deletion.ofUid(UUID.randomUUID().toString(), null)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.isConflict()).isTrue());
        cluster.delete(Resources.CONFIG_MAPS, namespace, "a", Deletion.ofUid(Json.uid(made), null));
        assertThat(cluster.find(Resources.CONFIG_MAPS, namespace, "a")).isEmpty();
    }

    @Test
    void aFinalizerKeepsWhatIsDeletedUntilItIsTakenAway() {
        config("a", "red");
        ObjectNode held = Json.object();
        held.putObject("metadata").putArray("finalizers").add("test.example/hold");
        cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.merge(held));
        cluster.delete(Resources.CONFIG_MAPS, namespace, "a", Deletion.DEFAULT);
        ObjectNode deleting = cluster.get(Resources.CONFIG_MAPS, namespace, "a");
        assertThat(Json.isDeleting(deleting)).isTrue();
        cluster.delete(Resources.CONFIG_MAPS, namespace, "a", Deletion.DEFAULT);
        assertThat(Json.text(cluster.get(Resources.CONFIG_MAPS, namespace, "a"), "/metadata/deletionTimestamp"))
                .isEqualTo(Json.text(deleting, "/metadata/deletionTimestamp"));
        ObjectNode free = Json.object();
        free.putObject("metadata").putNull("finalizers");
        cluster.patch(Resources.CONFIG_MAPS, namespace, "a", Patch.merge(free));
        assertThat(cluster.find(Resources.CONFIG_MAPS, namespace, "a")).isEmpty();
    }

    @Test
    void aKindWithoutAScaleSaysSo() {
        config("a", "red");
        assertThatThrownBy(() -> cluster.get(Resources.CONFIG_MAPS, namespace, "a", "scale"))
                .hasMessage("Error from server (NotFound): the server could not find the requested resource");
    }

    @Test
    void watchTellsWhatHappensAfterTheList() {
        config("a", "red");
        Listing listing = cluster.list(Resources.CONFIG_MAPS, namespace, Selection.labels("color"));
        try (Watch watch = cluster.watch(
                Resources.CONFIG_MAPS, namespace, Selection.labels("color"), listing.resourceVersion(), WAIT)) {
            config("b", "blue");
            cluster.delete(Resources.CONFIG_MAPS, namespace, "a", Deletion.DEFAULT);
            assertThat(watch.next(WAIT)).map(WatchEvent::type).contains(WatchEvent.Type.ADDED);
            Optional<WatchEvent> gone = watch.next(WAIT);
            assertThat(gone).map(WatchEvent::type).contains(WatchEvent.Type.DELETED);
            assertThat(gone).map(event -> Json.name(event.object())).contains("a");
            assertThat(watch.next(Duration.ofMillis(100))).isEmpty();
        }
    }

    @Test
    void liveListFollows() {
        config("a", "red");
        try (LiveList live = new LiveList(cluster, Resources.CONFIG_MAPS, namespace, Selection.labels("color=red"))) {
            assertThat(live.items()).hasSize(1);
            assertThat(live.await(Duration.ofMillis(50))).isFalse();
            config("b", "red");
            assertThat(live.await(WAIT)).isTrue();
            assertThat(live.items()).extracting(Json::name).containsExactly("a", "b");
        }
    }

    @Test
    void tablesHaveColumnsAndARowEach() {
        config("a", "red");
        config("b", "blue");
        ObjectNode table = cluster.table(Resources.CONFIG_MAPS, namespace, "", Selection.labels("color"), 500);
        assertThat(table.at("/columnDefinitions/0/name").asText()).isEqualTo("Name");
        assertThat(table.path("rows")).hasSize(2);
        assertThat(table.at("/rows/0/cells/0").asText()).isEqualTo("a");
        assertThat(table.at("/rows/0/object/metadata/namespace").asText()).isEqualTo(namespace);
    }

    @Test
    void knowsWordsForKinds() {
        assertThat(cluster.resource("deploy")).isEqualTo(Resources.DEPLOYMENTS);
        assertThat(cluster.resource("Deployment")).isEqualTo(Resources.DEPLOYMENTS);
        assertThat(cluster.resource("statefulsets.apps")).isEqualTo(Resources.STATEFUL_SETS);
        assertThat(cluster.resource("unicorns")).isNull();
        assertThat(cluster.resources()).extracting(ApiResource::plural).contains("pods", "deployments");
    }

    @Test
    void saysWhatIsAllowed() {
        assertThat(cluster.access(new AccessRequest("get", "", "pods", "", namespace, ""))
                        .allowed())
                .isTrue();
    }
}
