package dev.pageturner.bot.config;

import dev.pageturner.bot.base.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The whole configuration, checked. Prints without secrets.
 *
 * @param runbooks folders or files, as found
 * @param database null: an embedded PostgreSQL under {@code data}
 * @param clusters the first one is the default; never empty
 * @param policies the first that matches wins
 * @param data where the bot keeps what it has to keep itself
 */
public record Settings(
        List<Path> runbooks,
        Slack slack,
        List<Alertmanager> alertmanagers,
        List<Cluster> clusters,
        People people,
        List<Policy> policies,
        List<MetaToken> metaTokens,
        @Nullable Database database,
        Listen listen,
        Path data) {
    public Settings {
        runbooks = List.copyOf(runbooks);
        alertmanagers = List.copyOf(alertmanagers);
        clusters = List.copyOf(clusters);
        policies = List.copyOf(policies);
        metaTokens = List.copyOf(metaTokens);
    }

    /**
     * @param appToken present: Socket Mode instead of HTTP
     * @param apiUrl base of the Web API, ends with a slash; empty for Slack's own
     * @param channel where incidents open unless a route says otherwise
     */
    public record Slack(
            Secret botToken, Secret signingSecret, Secret appToken, String apiUrl, String channel, List<Route> routes) {
        public Slack {
            routes = List.copyOf(routes);
        }
    }

    /** @param match labels that all have to be equal */
    public record Route(Map<String, String> match, String channel) {
        public Route {
            match = Map.copyOf(match);
        }
    }

    /** @param url of its API; empty when it is not known */
    public record Alertmanager(String name, Secret token, String url) {}

    /**
     * @param kubeconfig empty: the service account of the pod the bot runs in
     * @param match alert labels that mean this cluster; empty: none do
     * @param impersonate ask the cluster as the person who pressed, not as the bot
     * @param prometheus empty: none
     * @param databases for diagnostics, by name
     */
    public record Cluster(
            String name,
            String kubeconfig,
            Map<String, String> match,
            boolean impersonate,
            String prometheus,
            Map<String, Database> databases) {
        public Cluster {
            match = Map.copyOf(match);
            databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        }
    }

    /** @param user empty: the URL says it */
    public record Database(String url, String user, Secret password) {
        @Override
        public String toString() {
            return "Database[" + DatabaseUrls.shown(url) + "]";
        }
    }

    /** Slack user ids and user group ids. */
    public record People(List<String> responders, List<String> approvers, List<String> owners) {
        public People {
            responders = List.copyOf(responders);
            approvers = List.copyOf(approvers);
            owners = List.copyOf(owners);
        }
    }

    /**
     * @param commands with {@code *} as a wildcard; empty: every one
     * @param namespaces with {@code *} as a wildcard; empty: every one
     * @param match labels of the incident
     * @param expires how long a request waits for its approvals
     */
    public record Policy(
            List<String> commands,
            List<String> namespaces,
            Map<String, String> match,
            int approvals,
            Duration expires) {
        public Policy {
            commands = List.copyOf(commands);
            namespaces = List.copyOf(namespaces);
            match = Map.copyOf(match);
        }
    }

    public record MetaToken(String name, Secret token, List<String> scopes) {
        public MetaToken {
            scopes = List.copyOf(scopes);
        }
    }

    /** @param port 0: any that is free */
    public record Listen(String address, int port) {}
}
