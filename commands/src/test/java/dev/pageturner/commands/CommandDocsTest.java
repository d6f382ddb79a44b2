package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/commands.md: what a command says of itself is written from its spec, what else to know of it by hand, below that. Run
 * with {@code DOCS_UPDATE=true} in the environment to write the first part again.
 */
class CommandDocsTest {
    private static final Path PAGE = Path.of("../docs/commands.md");
    private static final String NEEDS = "Needs in the cluster: ";

    private static List<CommandSpec> specs() {
        return Catalogue.standard().all().stream().map(Command::spec).toList();
    }

    private static String generated(CommandSpec spec) {
        String flags = spec.parameters().stream().map(CommandDocsTest::line).collect(Collectors.joining());
        String examples =
                spec.examples().stream().map(example -> "    " + example + "\n").collect(Collectors.joining());
        return "## " + spec.name() + "\n\n" + spec.summary() + " Risk: "
                + spec.risk().name().toLowerCase(Locale.ROOT) + ".\n\n" + examples + "\n" + flags + "\n"
                + NEEDS + rights(spec) + ".\n";
    }

    private static String line(Parameter parameter) {
        String name = parameter.positional() ? parameter.name().toUpperCase(Locale.ROOT) : "--" + parameter.name();
        String help = parameter.help();
        return "- `" + name + "` " + help + (help.endsWith(".") ? "" : ".") + "\n";
    }

    private static String rights(CommandSpec spec) {
        return spec.permissions().isEmpty()
                ? "nothing"
                : Permissions.joined(spec.permissions()).stream()
                        .map(right -> String.join(", ", right.verbs()) + " of " + String.join(", ", right.resources()))
                        .collect(Collectors.joining("; "));
    }

    /** What stands below the generated part, by command; under the empty name what stands above them all. */
    private static Map<String, String> byHand(String page) {
        Map<String, String> notes = new LinkedHashMap<>();
        String[] sections = page.split("(?m)^## ");
        notes.put("", sections[0].strip());
        for (int i = 1; i < sections.length; i++) {
            int needs = sections[i].indexOf(NEEDS);
            int from = sections[i].indexOf('\n', Math.max(0, needs));
            notes.put(
                    sections[i].lines().findFirst().orElse(""),
                    sections[i].substring(from).strip());
        }
        return notes;
    }

    private static String whole(Map<String, String> notes) {
        return notes.get("") + "\n\n"
                + specs().stream()
                        .map(spec -> generated(spec) + "\n" + notes.getOrDefault(spec.name(), "") + "\n")
                        .collect(Collectors.joining("\n"));
    }

    @Test
    void thePageTellsOfEveryCommandWhatItsSpecSaysAndWhatElseToKnow() throws IOException {
        Map<String, String> notes = byHand(Files.readString(PAGE));
        if (Boolean.parseBoolean(System.getenv("DOCS_UPDATE"))) {
            Files.writeString(PAGE, whole(notes));
        }
        assertThat(notes.keySet())
                .containsAll(specs().stream().map(CommandSpec::name).toList());
        assertThat(notes.values()).allSatisfy(note -> assertThat(note).hasSizeGreaterThan(60));
        assertThat(Files.readString(PAGE)).isEqualTo(whole(notes));
    }
}
