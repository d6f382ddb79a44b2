package dev.pageturner.bot;

import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.base.Trees;
import dev.pageturner.bot.cli.RootCommand;
import dev.pageturner.bot.config.ConfigReader;
import dev.pageturner.bot.config.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * Does a little of everything, once, so that the classes are loaded which the program needs. Java writes them into an archive
 * when it is called with {@code -XX:ArchiveClassesAtExit}; with that archive the program starts in half the time. Whatever is
 * not possible here is left out: the archive is then smaller, and nothing else.
 */
final class Train {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Of the story: by then the alert has fired and somebody has pressed the first button. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    private static final String NOTHING_LISTENS = "127.0.0.1:9";

    private Train() {}

    static int once() throws IOException {
        Path folder = Files.createTempDirectory("pageturner-train");
        try {
            Path library = Rehearse.library();
            words(library);
            new ConfigReader(Map.of(), folder).read(null);
            if (!rehearsal(folder, library)) {
                bot(folder, library);
            }
        } finally {
            Trees.delete(folder);
        }
        return 0;
    }

    private static void words(Path library) {
        for (List<String> words : List.of(
                List.of("help"),
                List.of("--version"),
                List.of("steps", library.toString()),
                List.of("steps", library.toString(), "--format", "json"),
                List.of("lint", library.toString()),
                List.of("match", "--runbooks", library.toString(), "--alert", "none"))) {
            CommandLine line = RootCommand.create(List.of());
            line.setOut(new PrintWriter(Writer.nullWriter()));
            line.setErr(new PrintWriter(Writer.nullWriter()));
            line.execute(words.toArray(String[]::new));
        }
    }

    private static boolean rehearsal(Path folder, Path library) {
        try (Rehearsal rehearsal = new Rehearsal(folder, library, Clock.systemUTC(), said -> {})) {
            rehearsal.play(ENOUGH, said -> {});
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    /** Where no database can be started: what the bot does while it waits for its own. */
    private static void bot(Path folder, Path library) {
        Settings settings = new Settings(
                List.of(library),
                new Settings.Slack(
                        new Secret("none"),
                        new Secret("none"),
                        new Secret(""),
                        "http://" + NOTHING_LISTENS + "/api/",
                        "C0",
                        List.of()),
                List.of(new Settings.Alertmanager("train", new Secret("train"), "")),
                List.of(new Settings.Cluster("train", "", Map.of(), false, "", Map.of())),
                new Settings.People(List.of(), List.of(), List.of()),
                List.of(),
                List.of(),
                new Settings.Database("jdbc:postgresql://" + NOTHING_LISTENS + "/none", "none", new Secret("none")),
                new Settings.Listen("127.0.0.1", 0),
                folder);
        try (Runbooks runbooks = new Runbooks(settings.runbooks());
                Pageturner bot = Pageturner.start(settings, runbooks.library(), Clock.systemUTC())) {
            ask(bot.url(), "/health");
            ask(bot.url(), "/readiness");
        }
    }

    private static void ask(String url, String path) {
        try {
            HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(url + path))
                                    .timeout(PATIENCE)
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new IllegalStateException(path + " did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
