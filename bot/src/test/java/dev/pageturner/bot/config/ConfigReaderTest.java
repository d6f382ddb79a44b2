package dev.pageturner.bot.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private static final Map<String, String> SECRETS = Map.of(
            "SLACK_BOT_TOKEN", "xoxb-secret",
            "SLACK_SIGNING_SECRET", "signing-secret",
            "SLACK_CHANNEL", "C0TEST",
            "ALERTMANAGER_WEBHOOK_TOKEN", "webhook-secret",
            "META_TOKEN", "meta-secret");

    private final Path directory;

    ConfigReaderTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory.resolve("runbooks/library"));
    }

    private Loaded load(Map<String, String> environment, String yaml) throws IOException {
        Path folder = Files.createDirectories(directory.resolve("config"));
        Files.writeString(folder.resolve("pageturner.yaml"), yaml);
        return new ConfigReader(environment, directory).read(Path.of("config/pageturner.yaml"));
    }

    private Settings accepted(String yaml) throws IOException {
        return accepted(load(SECRETS, yaml));
    }

    private static Settings accepted(Loaded loaded) {
        assertThat(loaded).isInstanceOf(Loaded.Ok.class);
        return ((Loaded.Ok) loaded).settings();
    }

    private List<String> problems(Map<String, String> environment, String yaml) throws IOException {
        Loaded loaded = load(environment, yaml);
        assertThat(loaded).isInstanceOf(Loaded.Unusable.class);
        return ((Loaded.Unusable) loaded)
                .problems().stream().map(Problem::toString).toList();
    }

    @Test
    void fillsEveryDefaultFromTheEnvironmentAlone() {
        Settings settings = accepted(new ConfigReader(SECRETS, directory).read(null));
        assertThat(settings.runbooks()).containsExactly(directory.resolve("runbooks/library"));
        assertThat(settings.slack().botToken().reveal()).isEqualTo("xoxb-secret");
        assertThat(settings.slack().apiUrl()).isEmpty();
        assertThat(settings.slack().channel()).isEqualTo("C0TEST");
        assertThat(settings.alertmanagers()).hasSize(1);
        assertThat(settings.alertmanagers().get(0).name()).isEqualTo("main");
        assertThat(settings.clusters())
                .containsExactly(new Settings.Cluster("default", "", Map.of(), false, "", Map.of()));
        assertThat(settings.people()).isEqualTo(new Settings.People(List.of(), List.of(), List.of()));
        assertThat(settings.policies()).isEmpty();
        assertThat(settings.metaTokens().get(0).scopes()).containsExactly("meta:read");
        assertThat(settings.database()).isNull();
        assertThat(settings.listen()).isEqualTo(new Settings.Listen("0.0.0.0", 8080));
        assertThat(settings.data()).isEqualTo(directory.resolve("data"));
    }

    @Test
    void takesWhatOnlyTheEnvironmentSays() {
        Map<String, String> environment = new HashMap<>(SECRETS);
        environment.putAll(Map.of(
                "DATABASE_URL", "postgres://bot:pw@db:5432/pages",
                "SLACK_API_URL", "http://127.0.0.1:9/api",
                "ALERTMANAGER_URL", "http://alertmanager:9093",
                "PROMETHEUS_URL", "http://prometheus:9090",
                "KUBECONFIG", "/kube/config",
                "PAGETURNER_PORT", "9999"));
        Settings settings = accepted(new ConfigReader(environment, directory).read(null));
        assertThat(settings.database()).isNotNull();
        assertThat(settings.database().url()).isEqualTo("jdbc:postgresql://db:5432/pages?user=bot&password=pw");
        assertThat(settings.slack().apiUrl()).isEqualTo("http://127.0.0.1:9/api/");
        assertThat(settings.alertmanagers().get(0).url()).isEqualTo("http://alertmanager:9093");
        assertThat(settings.clusters().get(0).prometheus()).isEqualTo("http://prometheus:9090");
        assertThat(settings.clusters().get(0).kubeconfig()).isEqualTo("/kube/config");
        assertThat(settings.listen().port()).isEqualTo(9999);
        assertThat(settings.toString()).doesNotContain("pw").doesNotContain("secret");
    }

    @Test
    void loadsTheExampleThatExplainsEveryKey() throws IOException {
        Settings settings = accepted(Files.readString(Path.of("../config/pageturner.example.yaml")));
        assertThat(settings.slack().routes()).containsExactly(new Settings.Route(Map.of("team", "media"), "C0MEDIA"));
        Settings.Cluster production = settings.clusters().get(0);
        assertThat(production.name()).isEqualTo("production");
        assertThat(production.match()).containsEntry("cluster", "production");
        assertThat(production.databases().values())
                .extracting(Settings.Database::user)
                .containsExactly("diagnostics");
        assertThat(settings.people().approvers()).containsExactly("S0LEADS", "U0ALICE");
        assertThat(settings.policies())
                .containsExactly(
                        new Settings.Policy(List.of("drain"), List.of("*"), Map.of(), 2, Duration.ofMinutes(10)),
                        new Settings.Policy(
                                List.of("restart"),
                                List.of(),
                                Map.of("severity", "critical"),
                                0,
                                Duration.ofMinutes(15)));
        assertThat(settings.metaTokens().get(0).name()).isEqualTo("prometheus");
    }

    @Test
    void listsEveryProblemAtOnceWithItsLine() throws IOException {
        assertThat(problems(Map.of(), """
                        runbooks: [no/such/folder]
                        slack:
                          chanel: C0
                          routes: [{match: {team: media}}]
                        alertmanagers: [{name: main, token: "${NOT_SET}"}]
                        port: many
                        clusters:
                          - {name: one}
                          - {name: one, match: [1]}
                        policies:
                          - {commands: drain, approvals: two, expires: soon}
                        zzz: 1
                        """))
                .containsExactlyInAnyOrder(
                        "config/pageturner.yaml:12: unknown key \"zzz\"; known are runbooks, slack, alertmanagers, clusters,"
                                + " people, policies, meta, database, listen, port, data",
                        "config/pageturner.yaml:1: runbooks: \"no/such/folder\" is not there or cannot be read; name a"
                                + " folder or a Markdown file, relative to " + directory
                                + " or to the configuration file",
                        "config/pageturner.yaml:3: unknown key \"chanel\" under slack; did you mean \"channel\"?",
                        "config/pageturner.yaml:3: slack.bot_token is missing; set SLACK_BOT_TOKEN in the environment, or"
                                + " write bot_token: \"${SLACK_BOT_TOKEN}\"",
                        "config/pageturner.yaml:3: slack.signing_secret is missing; set SLACK_SIGNING_SECRET in the"
                                + " environment, or write signing_secret: \"${SLACK_SIGNING_SECRET}\"",
                        "config/pageturner.yaml:3: slack.channel is missing; write the id of the channel where incidents"
                                + " open, like C0ONCALL, or set SLACK_CHANNEL",
                        "config/pageturner.yaml:4: slack.routes[0].channel is missing; write the id of a channel, like"
                                + " C0MEDIA",
                        "config/pageturner.yaml:5: the environment variable NOT_SET is not set; set it, or write"
                                + " ${NOT_SET:-otherwise} if it may be missing",
                        "config/pageturner.yaml:6: port has to be a whole number from 0 to 65535, not \"many\"",
                        "config/pageturner.yaml:9: clusters[1].match has to be keys and values, not a list",
                        "config/pageturner.yaml:9: two clusters are named \"one\"; give one another name",
                        "config/pageturner.yaml:11: policies[0].approvals has to be a whole number from 0 to 10, not"
                                + " \"two\"",
                        "config/pageturner.yaml:11: policies[0].expires has to be a duration like 90s, 15m or 1h30m, not"
                                + " \"soon\"");
    }

    @Test
    void namesTheLineOfWhatIsNoYaml() throws IOException {
        assertThat(problems(SECRETS, "slack:\n  channel: [unclosed\n"))
                .singleElement()
                .asString()
                .startsWith("config/pageturner.yaml:");
        assertThat(problems(SECRETS, "slack: {}\nslack: {}\n").get(0))
                .contains("pageturner.yaml:2")
                .contains("twice");
    }

    @Test
    void refusesAListWhereKeysAreWanted() throws IOException {
        assertThat(problems(SECRETS, "- a\n- b\n"))
                .contains("config/pageturner.yaml:1: the file has to be keys and values, not a list");
    }

    @Test
    void findsRunbooksBesideTheConfigurationFileToo() throws IOException {
        Files.createDirectories(directory.resolve("config/ours"));
        assertThat(accepted("runbooks: ours").runbooks())
                .containsExactly(directory.resolve("config").resolve("ours"));
    }

    @Test
    void needsNoSigningSecretInSocketMode() {
        Map<String, String> environment = new HashMap<>(SECRETS);
        environment.remove("SLACK_SIGNING_SECRET");
        environment.put("SLACK_APP_TOKEN", "xapp-secret");
        assertThat(accepted(new ConfigReader(environment, directory).read(null))
                        .slack()
                        .appToken()
                        .reveal())
                .isEqualTo("xapp-secret");
    }

    @Test
    void saysWhatToDoWithoutAFile() {
        Loaded loaded = new ConfigReader(SECRETS, directory).read(Path.of("missing.yaml"));
        assertThat(((Loaded.Unusable) loaded).problems().get(0).toString())
                .contains("missing.yaml: the file cannot be read")
                .contains("config/pageturner.example.yaml");
    }

    @Test
    void listsMissingSecretsOfTheEnvironmentToo() {
        Loaded loaded = new ConfigReader(Map.of(), directory).read(null);
        assertThat(((Loaded.Unusable) loaded).problems())
                .extracting(Problem::where)
                .containsOnly("environment");
        assertThat(((Loaded.Unusable) loaded).problems()).hasSize(4);
    }

    @Test
    void looksAtAConfigurationWithoutItsSecretsAndRunbooks() throws IOException {
        load(Map.of(), """
                runbooks: [nowhere]
                slack: {channel: C0X, bot_token: "${SLACK_BOT_TOKEN}"}
                alertmanagers: [{name: main, token: "${ALERTMANAGER_WEBHOOK_TOKEN}"}]
                database: {url: "${DATABASE_URL}"}
                """);
        Settings settings =
                accepted(new ConfigReader(Map.of(), directory).readWithoutSecrets(Path.of("config/pageturner.yaml")));
        assertThat(settings.runbooks()).containsExactly(directory.resolve("nowhere"));
    }

    @Test
    void doesNotTakeAnotherDatabaseForOneWhoseVariableIsMissing() throws IOException {
        load(Map.of(), """
                runbooks: [nowhere]
                slack: {channel: C0X, bot_token: "${SLACK_BOT_TOKEN}"}
                database: {url: "${DATABASE_URL}"}
                port: ${PAGETURNER_PORT}
                """);
        Path file = Path.of("config/pageturner.yaml");
        Loaded without = new ConfigReader(Map.of(), directory).readForDatabase(file);
        assertThat(((Loaded.Unusable) without).problems())
                .singleElement()
                .asString()
                .startsWith("config/pageturner.yaml:3: the environment variable DATABASE_URL is not set");
        Map<String, String> set = Map.of("DATABASE_URL", "jdbc:postgresql://db:5432/pages");
        assertThat(accepted(new ConfigReader(set, directory).readForDatabase(file))
                        .database())
                .isNotNull();
    }

    @Test
    void findsTheDatabaseFromTheEnvironmentAloneWhereverItIsAsked() {
        Map<String, String> set = Map.of("DATABASE_URL", "jdbc:postgresql://db:5432/pages");
        Loaded loaded = new ConfigReader(set, directory.resolve("elsewhere")).readForDatabase(null);
        assertThat(accepted(loaded).database()).isNotNull();
    }

    @Test
    void refusesAddressesThatNothingCanBeAskedAt() throws IOException {
        assertThat(problems(SECRETS, """
                alertmanagers: [{name: main, token: t, url: "alertmanager:9093"}]
                clusters: [{name: a, prometheus: "not a url"}]
                """))
                .containsExactly(
                        "config/pageturner.yaml:1: alertmanagers[0].url has to begin with https:// or http:// and name a host",
                        "config/pageturner.yaml:2: clusters[0].prometheus has to begin with https:// or http:// and name a host");
    }
}
