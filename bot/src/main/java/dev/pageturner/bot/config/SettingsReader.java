package dev.pageturner.bot.config;

import dev.pageturner.bot.base.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps the keys of the file, and the environment where the file is silent, to {@link Settings}. */
final class SettingsReader {
    private static final String DEFAULT_RUNBOOKS = "runbooks/library";
    private static final int DEFAULT_PORT = 8080;
    private static final List<String> SCOPES = List.of("meta:read");

    private final Reading reading;
    private final Purpose purpose;
    private final boolean secretsNeeded;

    SettingsReader(Reading reading, Purpose purpose) {
        this.reading = reading;
        this.purpose = purpose;
        this.secretsNeeded = purpose == Purpose.SERVE;
        reading.lenient(!secretsNeeded);
    }

    Settings read(Section root, List<Path> startingPoints) {
        root.allow(
                "runbooks",
                "slack",
                "alertmanagers",
                "clusters",
                "people",
                "policies",
                "meta",
                "database",
                "listen",
                "port",
                "data");
        return new Settings(
                runbooks(root, startingPoints),
                slack(root.section("slack")),
                alertmanagers(root),
                new ClusterReader(reading).read(root),
                people(root.section("people")),
                new PolicyReader().read(root),
                metaTokens(root),
                database(root),
                listen(root),
                startingPoints
                        .get(0)
                        .resolve(root.text("data")
                                .filter(text -> !text.isEmpty())
                                .orElse("data")));
    }

    private List<Path> runbooks(Section root, List<Path> startingPoints) {
        List<String> named = root.texts("runbooks");
        List<Path> found = new ArrayList<>();
        for (String name : named.isEmpty() ? List.of(DEFAULT_RUNBOOKS) : named) {
            Optional<Path> path = startingPoints.stream()
                    .map(start -> start.resolve(name))
                    .filter(Files::isReadable)
                    .findFirst();
            if (path.isEmpty() && purpose == Purpose.SERVE) {
                root.problemAt(
                        "runbooks",
                        "runbooks: \"" + name + "\" is not there or cannot be read; name a folder or a Markdown file,"
                                + " relative to " + startingPoints.get(0) + " or to the configuration file");
            }
            found.add(path.orElse(startingPoints.get(0).resolve(name)));
        }
        return found;
    }

    private Settings.Slack slack(Section slack) {
        slack.allow("channel", "routes", "bot_token", "signing_secret", "app_token", "api_url");
        Secret appToken = secret(slack, "app_token", "SLACK_APP_TOKEN").orElse(new Secret(""));
        boolean signed = secretsNeeded && appToken.isEmpty();
        return new Settings.Slack(
                needed(slack, "bot_token", "SLACK_BOT_TOKEN", secretsNeeded),
                needed(slack, "signing_secret", "SLACK_SIGNING_SECRET", signed),
                appToken,
                apiUrl(slack),
                channel(slack),
                slack.sections("routes").stream().map(SettingsReader::route).toList());
    }

    private String apiUrl(Section slack) {
        String url = text(slack, "api_url", "SLACK_API_URL").orElse("");
        if (!HttpUrls.usable(url)) {
            slack.problemAt("api_url", "SLACK_API_URL " + HttpUrls.WANTED);
        }
        return url.isEmpty() || url.endsWith("/") ? url : url + "/";
    }

    private String channel(Section slack) {
        String channel = text(slack, "channel", "SLACK_CHANNEL").orElse("");
        if (channel.isEmpty() && secretsNeeded) {
            slack.problem("slack.channel is missing; write the id of the channel where incidents open, like C0ONCALL,"
                    + " or set SLACK_CHANNEL");
        }
        return channel;
    }

    private static Settings.Route route(Section route) {
        route.allow("match", "channel");
        String channel = route.text("channel").orElse("");
        if (channel.isEmpty()) {
            route.problem(route.name("channel") + " is missing; write the id of a channel, like C0MEDIA");
        }
        if (!route.has("match")) {
            route.problem(route.name("match") + " is missing; write the labels that lead there, like {team: media}");
        }
        return new Settings.Route(route.pairs("match"), channel);
    }

    private List<Settings.Alertmanager> alertmanagers(Section root) {
        List<Settings.Alertmanager> all = new ArrayList<>();
        for (Section one : root.sections("alertmanagers")) {
            one.allow("name", "token", "url");
            all.add(alertmanager(one, all.size()));
        }
        return all.isEmpty() ? List.of(alertmanager(root.section("alertmanagers.main"), 0)) : all;
    }

    private Settings.Alertmanager alertmanager(Section one, int index) {
        String name =
                one.text("name").filter(text -> !text.isEmpty()).orElse(index == 0 ? "main" : "alertmanager-" + index);
        String url = text(one, "url", "ALERTMANAGER_URL").orElse("");
        if (!HttpUrls.usable(url)) {
            one.problemAt("url", one.name("url") + " " + HttpUrls.WANTED);
        }
        return new Settings.Alertmanager(name, needed(one, "token", "ALERTMANAGER_WEBHOOK_TOKEN", secretsNeeded), url);
    }

    private static Settings.People people(Section people) {
        people.allow("responders", "approvers", "owners");
        return new Settings.People(people.texts("responders"), people.texts("approvers"), people.texts("owners"));
    }

    private List<Settings.MetaToken> metaTokens(Section root) {
        Section meta = root.section("meta");
        meta.allow("tokens");
        List<Settings.MetaToken> tokens = new ArrayList<>();
        for (Section one : meta.sections("tokens")) {
            one.allow("name", "token", "scopes");
            tokens.add(new Settings.MetaToken(
                    one.text("name").orElse("token-" + tokens.size()),
                    needed(one, "token", "META_TOKEN", secretsNeeded),
                    one.texts("scopes")));
        }
        if (!root.has("meta")) {
            reading.environment("META_TOKEN")
                    .ifPresent(token -> tokens.add(new Settings.MetaToken("environment", new Secret(token), SCOPES)));
        }
        return tokens;
    }

    private Settings.@Nullable Database database(Section root) {
        // With a variable missing, a database of its own would be taken for the bot's, and be found empty.
        reading.lenient(purpose == Purpose.LOOK);
        Settings.Database database = ownDatabase(root.section("database"));
        reading.lenient(purpose != Purpose.SERVE);
        return database;
    }

    private Settings.@Nullable Database ownDatabase(Section database) {
        database.allow("url", "user", "password");
        String url = text(database, "url", "DATABASE_URL").orElse("");
        if (url.isEmpty()) {
            return null;
        }
        String jdbc = DatabaseUrls.jdbc(url);
        if (jdbc == null) {
            database.problemAt("url", "DATABASE_URL has to look like jdbc:postgresql://host:5432/name");
            return null;
        }
        return new Settings.Database(
                jdbc,
                text(database, "user", "DATABASE_USER").orElse(""),
                secret(database, "password", "DATABASE_PASSWORD").orElse(new Secret("")));
    }

    private Settings.Listen listen(Section root) {
        String port = reading.environment("PAGETURNER_PORT").orElse(Integer.toString(DEFAULT_PORT));
        int number = root.number("port", 0, 65_535)
                .orElseGet(() -> Numbers.whole(port, 0, 65_535).orElseGet(() -> {
                    reading.problem("PAGETURNER_PORT has to be a whole number from 0 to 65535, not \"" + port + "\"");
                    return DEFAULT_PORT;
                }));
        return new Settings.Listen(text(root, "listen", "PAGETURNER_LISTEN").orElse("0.0.0.0"), number);
    }

    /** What the file says, else the environment. */
    private Optional<String> text(Section section, String key, String variable) {
        return section.text(key).filter(text -> !text.isEmpty()).or(() -> reading.environment(variable));
    }

    private Optional<Secret> secret(Section section, String key, String variable) {
        return text(section, key, variable).map(Secret::new);
    }

    private Secret needed(Section section, String key, String variable, boolean needed) {
        Optional<Secret> secret = secret(section, key, variable);
        if (secret.isEmpty() && needed && !section.mentions(key)) {
            section.problem(section.name(key) + " is missing; set " + variable + " in the environment, or write " + key
                    + ": \"${" + variable + "}\"");
        }
        return secret.orElse(new Secret(""));
    }
}
