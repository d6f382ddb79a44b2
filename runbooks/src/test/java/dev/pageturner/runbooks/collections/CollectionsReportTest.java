package dev.pageturner.runbooks.collections;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pageturner.runbooks.RunbookLibrary;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.library.Runbooks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The table of docs/collections.md: {@code PAGETURNER_COLLECTIONS=FOLDER mvn -Pbench -pl runbooks verify
 * -Dtest=CollectionsReportTest}, where each folder in FOLDER is one collection.
 */
@Tag("bench")
@EnabledIfEnvironmentVariable(
        named = "PAGETURNER_COLLECTIONS",
        matches = ".+",
        disabledReason = "NOT RUN: set PAGETURNER_COLLECTIONS to a folder with one folder for each collection")
class CollectionsReportTest {
    private static final Path OUT = Path.of("target/collections");

    private final Map<String, Long> reasons = new TreeMap<>();

    @Test
    void nothingThatLooksLikeAChangeIsAReadButton() throws IOException {
        Files.createDirectories(OUT);
        Set<String> suspicious = new LinkedHashSet<>();
        for (Path folder : collections()) {
            report(folder).suspicious().map(Step::source).forEach(suspicious::add);
        }
        reasons.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(40)
                .forEach(entry -> System.out.printf("%6d  %s%n", entry.getValue(), entry.getKey()));
        assertThat(suspicious).isEmpty();
    }

    private CollectionReport report(Path folder) throws IOException {
        RunbookLibrary library = Runbooks.load(List.of(folder));
        CollectionReport report = new CollectionReport(library);
        AddressReport addresses = new AddressReport(library, folder);
        System.out.printf("| %s | %s | %s |%n", folder.getFileName(), report.row(), addresses.row());
        Files.write(OUT.resolve(folder.getFileName() + ".tsv"), report.lines());
        Files.write(OUT.resolve(folder.getFileName() + "-addresses.txt"), addresses.lost());
        report.reasons(sort -> true).forEach((reason, times) -> reasons.merge(reason, times, Long::sum));
        return report;
    }

    private static List<Path> collections() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of(System.getenv("PAGETURNER_COLLECTIONS")))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }
}
