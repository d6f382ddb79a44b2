package dev.pageturner.bot.rehearsal.cluster.api;

import dev.pageturner.bot.rehearsal.cluster.kubelet.Applications;
import dev.pageturner.bot.rehearsal.cluster.store.ApiError;
import dev.pageturner.bot.rehearsal.cluster.store.ObjectStore;
import dev.pageturner.bot.rehearsal.cluster.store.ResourceTypes;
import dev.pageturner.bot.rehearsal.cluster.tables.Tables;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends each call where it belongs. */
final class ApiServer {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final String AGGREGATED = "apidiscovery.k8s.io";

    private final Discovery discovery = new Discovery();
    private final Reads reads;
    private final Watches watches;
    private final Writes writes;
    private final Deletes deletes;
    private final Evictions evictions;
    private final PodAnswers pods;

    ApiServer(ObjectStore store, Tables tables, Applications applications, BooleanSupplier stopping) {
        reads = new Reads(store, tables);
        watches = new Watches(store, tables, stopping);
        writes = new Writes(store, reads);
        deletes = new Deletes(store);
        evictions = new Evictions(store, deletes);
        pods = new PodAnswers(store, applications, stopping);
    }

    Reply answer(Call call) {
        try {
            return route(call);
        } catch (ApiError refused) {
            return Reply.error(refused);
        } catch (RuntimeException e) {
            LOG.error("the practice API failed at {} {}", call.method(), call.path(), e);
            return Reply.error(ApiError.internal(e.toString()));
        }
    }

    private Reply route(Call call) {
        String path = call.path();
        boolean aggregated = call.accept().contains(AGGREGATED);
        switch (path) {
            case "/version", "/version/" -> {
                return Reply.json(200, Version.json());
            }
            case "/healthz", "/livez", "/readyz" -> {
                return Reply.text(200, "text/plain", "ok");
            }
            case "/api" -> {
                return discovered(discovery.api(aggregated), aggregated);
            }
            case "/apis" -> {
                return discovered(discovery.apis(aggregated), aggregated);
            }
            case "/openapi/v3" -> {
                return Reply.json(200, discovery.openApiIndex());
            }
            default -> {
                return deeper(call, path.split("/"));
            }
        }
    }

    private static Reply discovered(com.fasterxml.jackson.databind.JsonNode body, boolean aggregated) {
        String type = aggregated
                ? "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList"
                : "application/json";
        return Reply.text(200, type, body.toString());
    }

    private Reply deeper(Call call, String[] parts) {
        String root = parts.length > 1 ? parts[1] : "";
        if (root.equals("openapi") && parts.length > 4 && parts[2].equals("v3")) {
            return Reply.json(200, discovery.openApi(parts[3].equals("api") ? "" : parts[4]));
        }
        if (root.equals("api") && parts.length == 3) {
            return Reply.json(200, discovery.resources("", parts[2]));
        }
        if (root.equals("apis") && parts.length == 3) {
            return Reply.json(
                    200, discovery.group(parts[2]).put("kind", "APIGroup").put("apiVersion", "v1"));
        }
        if (root.equals("apis") && parts.length == 4) {
            return Reply.json(200, discovery.resources(parts[2], parts[3]));
        }
        if (root.equals("apis") && parts[2].equals("metrics.k8s.io")) {
            return pods.metrics(call, call.path().substring(1));
        }
        if (root.equals("apis") && (parts[2].startsWith("authorization.") || parts[2].startsWith("authentication."))) {
            return Reviews.answer(call, parts[4]);
        }
        if (!root.equals("api") && !root.equals("apis")) {
            throw ApiError.noSuchPath();
        }
        return object(call, Target.of(call.path()));
    }

    private Reply object(Call call, Target target) {
        return switch (target.subresource()) {
            case "" -> plain(call, target);
            case "status" -> known(target) ? status(call, target) : none();
            case "scale" -> known(target) ? writes.scale(call, target) : none();
            case "log" -> known(target) ? pods.log(call, target) : none();
            case "proxy" -> known(target) ? pods.proxy(call, target) : none();
            case "eviction" -> posted(call) && known(target) ? evictions.evict(call, target) : none();
            case "binding" -> posted(call) && known(target) ? writes.bind(call, target) : none();
            default -> none();
        };
    }

    private static boolean known(Target target) {
        return target.type().subresources().contains(target.subresource());
    }

    private static Reply none() {
        throw ApiError.noSuchPath();
    }

    private static boolean posted(Call call) {
        if (!call.method().equals("POST")) {
            throw ApiError.methodNotAllowed();
        }
        return true;
    }

    private Reply status(Call call, Target target) {
        return switch (call.method()) {
            case "GET" -> reads.get(call, target);
            case "PUT" -> writes.update(call, target);
            case "PATCH" -> writes.patch(call, target);
            default -> throw ApiError.methodNotAllowed();
        };
    }

    private Reply plain(Call call, Target target) {
        boolean list = target.name().isEmpty();
        return switch (call.method()) {
            case "GET", "HEAD" ->
                call.is("watch")
                        ? watches.watch(call, target)
                        : list ? reads.list(call, target) : reads.get(call, target);
            case "POST" -> list ? writes.create(call, target) : refuse();
            case "PUT" -> list ? refuse() : writes.update(call, target);
            case "PATCH" -> list ? refuse() : writes.patch(call, target);
            case "DELETE" -> list ? everything(call, target) : deletes.delete(call, target);
            default -> refuse();
        };
    }

    private Reply everything(Call call, Target target) {
        return target.type() == ResourceTypes.NAMESPACES ? refuse() : deletes.collection(call, target);
    }

    private static Reply refuse() {
        throw ApiError.methodNotAllowed();
    }
}
