package dev.pageturner.commands.cluster;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A Kubernetes API server, as one person. Objects are JSON as the API writes them. {@code namespace} is empty for
 * cluster-scoped objects; for {@link #list} and {@link #watch} empty means all namespaces.
 *
 * <p>Every method throws {@link ApiException} for an answer that is not 2xx and {@link
 * dev.pageturner.commands.SystemUnreachableException} when there is no answer in time.
 */
public interface Cluster {
    /**
     * The same for somebody who may lose patience.
     *
     * @param over looked at ten times a second while a call waits; once true, the call ends with {@link
     *     dev.pageturner.commands.SystemUnreachableException}
     */
    default Cluster heeding(BooleanSupplier over) {
        return this;
    }

    /** Where a command without {@code -n} looks: the kubeconfig context's namespace, else {@code default}. */
    String defaultNamespace();

    ObjectNode get(ApiResource resource, String namespace, String name);

    /** Like {@link #get}, but empty when there is no such object. */
    default Optional<ObjectNode> find(ApiResource resource, String namespace, String name) {
        try {
            return Optional.of(get(resource, namespace, name));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A subresource such as {@code scale}. */
    ObjectNode get(ApiResource resource, String namespace, String name, String subresource);

    /** All pages; each request asks for 500 objects. */
    Listing list(ApiResource resource, String namespace, Selection selection);

    /**
     * A server-side table ({@code meta.k8s.io/v1}), as {@code kubectl get} shows it, pages joined.
     *
     * @param name empty for all that the selection leaves
     * @param limit the most rows wanted; more are not asked for
     */
    ObjectNode table(ApiResource resource, String namespace, String name, Selection selection, int limit);

    ObjectNode patch(ApiResource resource, String namespace, String name, Patch patch);

    ObjectNode create(ApiResource resource, String namespace, ObjectNode body, boolean dryRun);

    /** Posts to a subresource, for example {@code eviction}. */
    ObjectNode create(
            ApiResource resource, String namespace, String name, String subresource, ObjectNode body, boolean dryRun);

    /** Answers the object while it is terminating, or a Status when it is gone. */
    ObjectNode delete(ApiResource resource, String namespace, String name, Deletion deletion);

    /**
     * Events after {@code resourceVersion}.
     *
     * @param limit after which the server ends the stream
     */
    Watch watch(ApiResource resource, String namespace, Selection selection, String resourceVersion, Duration limit);

    LogStream logs(String namespace, String pod, LogOptions options);

    /** Everything the server offers in its preferred versions; kept for a while. */
    List<ApiResource> resources();

    /**
     * What a word such as {@code deploy}, {@code services} or {@code certificates.cert-manager.io} means here.
     *
     * @return null when the server has no such resource type
     */
    @Nullable
    ApiResource resource(String word);

    /** Whether this person may do it (SelfSubjectAccessReview). */
    Access access(AccessRequest request);

    /**
     * GET or HEAD through the API server's proxy.
     *
     * @param resource services or pods
     * @param name {@code [https:]NAME[:PORT]}
     * @param path with its query, starting with a slash
     * @param headers sent along, for example Accept
     */
    ProxyAnswer proxy(
            String method,
            ApiResource resource,
            String namespace,
            String name,
            String path,
            java.util.Map<String, String> headers);

    /** Opens a way to a pod's port on loopback. */
    PortForward forward(String namespace, String pod, int port);

    /** The answer of a path of the server itself, such as {@code /version} or {@code /readyz}. */
    String raw(String path);
}
