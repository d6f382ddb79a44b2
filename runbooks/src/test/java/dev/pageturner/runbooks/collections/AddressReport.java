package dev.pageturner.runbooks.collections;

import dev.pageturner.runbooks.AlertFacts;
import dev.pageturner.runbooks.Match;
import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Scenario;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Do the addresses that an alert may carry open the right file? Every file is asked for in the ways that rules spell it, and
 * every anchor that the authors link to themselves is asked for too: what they link to, they expect to exist.
 */
final class AddressReport {
    private static final Pattern LINK = Pattern.compile("]\\(([^()\\s]*)#([^()\\s]+)\\)");

    private final RunbookLibrary library;
    private final Path root;
    private final List<String> lost = new ArrayList<>();
    private int files;
    private int opened;
    private int links;
    private int linksOpened;

    AddressReport(RunbookLibrary library, Path root) throws IOException {
        this.library = library;
        this.root = root;
        for (var runbook : library.runbooks()) {
            Path file = Path.of(runbook.file());
            String path = root.relativize(file).toString().replace('\\', '/');
            ask(path);
            links(file, path);
        }
    }

    private void ask(String path) throws IOException {
        String site = path.replaceFirst("(?i)\\.(md|markdown)$", "").replaceFirst("/?_?index$", "");
        if (site.isEmpty() || site.equalsIgnoreCase("README")) {
            return;
        }
        String blob = encoded("https://github.com/acme/runbooks/blob/main/" + path);
        List<String> spellings = List.of(
                blob,
                encoded("https://raw.githubusercontent.com/acme/runbooks/main/" + path),
                encoded("https://runbooks.acme.example/" + site.toLowerCase(Locale.ROOT) + "/"),
                path);
        files += spellings.size();
        for (String url : spellings) {
            boolean right = open(url).filter(each -> each.file().endsWith(path)).isPresent();
            opened += right ? 1 : 0;
            if (!right) {
                lost.add(url);
            }
        }
    }

    private void links(Path file, String path) throws IOException {
        Matcher link = LINK.matcher(Files.readString(file));
        while (link.find()) {
            String target = link.group(1);
            String wanted = target.isEmpty() ? path : resolved(path, target);
            if (wanted == null || !Files.isRegularFile(root.resolve(wanted))) {
                continue;
            }
            links++;
            String url = encoded("https://github.com/acme/runbooks/blob/main/" + wanted) + "#" + link.group(2);
            boolean right = library.scenario(root.resolve(wanted).toString(), link.group(2))
                            .isPresent()
                    && open(url).filter(each -> each.file().endsWith(wanted)).isPresent();
            linksOpened += right ? 1 : 0;
            if (!right) {
                lost.add(path + ": " + wanted + "#" + link.group(2));
            }
        }
    }

    private static @Nullable String resolved(String path, String target) {
        if (target.contains(":") || !target.toLowerCase(Locale.ROOT).endsWith(".md")) {
            return null;
        }
        Path folder = Path.of(path).getParent();
        Path found = folder == null ? Path.of(target) : folder.resolve(target);
        return found.normalize().toString().replace('\\', '/');
    }

    private Optional<Scenario> open(String url) {
        Match match =
                library.match(new AlertFacts(Map.of("alertname", "SomethingElseEntirely"), Map.of("runbook_url", url)));
        return match.by() == Match.By.RUNBOOK_URL ? Optional.ofNullable(match.scenario()) : Optional.empty();
    }

    private static String encoded(String url) throws IOException {
        try {
            URI uri = new URI(url.replace(" ", "%20"));
            return uri.toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException(url, e);
        }
    }

    /** Addresses of files that open the right one, and links of the authors that do. */
    String row() {
        return "%d/%d | %d/%d".formatted(opened, files, linksOpened, links);
    }

    List<String> lost() {
        return lost;
    }
}
