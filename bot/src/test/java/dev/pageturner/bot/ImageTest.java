package dev.pageturner.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What can be known of the image where there is no engine to build it. */
class ImageTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern STAGE = Pattern.compile("(?m)^FROM ");
    private static final Pattern COPY = Pattern.compile("(?m)^COPY (--from=\\S+ )?(\\S+) (\\S+)$");
    private static final Pattern MODULE = Pattern.compile("<module>(.+?)</module>");
    private static final Pattern OUTSIDE_OF_MODULE = Pattern.compile(">\\.\\./(.+?)<");
    private static final Pattern ENTRYPOINT = Pattern.compile("(?m)^ENTRYPOINT \\[\"/app/(.+)\"]$");

    /** @param built by the stage before, so that it is not among the sources */
    private record Copied(boolean built, Path from, String to) {}

    @Test
    void copiesWhatIsThereAndNotIgnored() throws IOException {
        List<Path> ignored = read(".dockerignore")
                .lines()
                .filter(line -> !line.contains("*") && !line.startsWith("#"))
                .map(Path::of)
                .toList();
        assertThat(copied(read("Dockerfile")))
                .filteredOn(copied -> !copied.built())
                .hasSizeGreaterThan(5)
                .allSatisfy(copied -> {
                    assertThat(ROOT.resolve(copied.from())).exists();
                    assertThat(ignored).noneMatch(copied.from()::startsWith);
                });
    }

    @Test
    void buildsFromEveryModuleAndFromWhatTheyReadBesides() throws IOException {
        List<String> needed = new ArrayList<>(List.of("pom.xml", ".mvn"));
        for (String module : all(MODULE, read("pom.xml"))) {
            needed.add(module);
            needed.addAll(all(OUTSIDE_OF_MODULE, read(module + "/pom.xml")));
        }
        List<Copied> copied = copied(stage(1));
        assertThat(needed).hasSizeGreaterThan(5).allSatisfy(path -> assertThat(copied)
                .anyMatch(copy -> Path.of(path).startsWith(copy.from())));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void startsFromWhatItHoldsWithoutBuildingAnything(@TempDir Path image) throws Exception {
        for (Copied copied : copied(stage(2))) {
            copy(copied, image);
        }
        Path launcher = image.resolve(all(ENTRYPOINT, stage(2)).get(0));
        assertThat(launcher).isExecutable();
        Process process = launched("sh", launcher.toString(), "serve", "--config", "x.yaml");
        process.getOutputStream().close();
        assertThat(process.inputReader().lines()).containsExactly("[serve, --config, x.yaml]");
        assertThat(process.waitFor()).isZero();
        assertThat(image.resolve("bot/target/pageturner.jsa")).isNotEmptyFile();
    }

    private static Process launched(String... command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        List.of("JAVA_OPTS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").forEach(builder.environment()::remove);
        return builder.start();
    }

    /** Stands in for the program. */
    public static final class Echo {
        private Echo() {}

        public static void main(String[] arguments) {
            System.out.println(Arrays.toString(arguments));
        }
    }

    private static void copy(Copied copied, Path image) throws IOException {
        Path source = ROOT.resolve(copied.from());
        if (copied.from().endsWith("pageturner.jar")) {
            Path folder = Files.createDirectories(image.resolve(copied.to()));
            jar(folder.resolve("pageturner.jar"));
        } else if (Files.isRegularFile(source)) {
            Files.copy(source, image.resolve(copied.to()).resolve(copied.from()), StandardCopyOption.COPY_ATTRIBUTES);
        } else {
            Files.createDirectories(image.resolve(copied.to()));
        }
    }

    private static void jar(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
        String entry = Echo.class.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest);
                InputStream code = ImageTest.class.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new ZipEntry(entry));
            code.transferTo(jar);
        }
    }

    private static String read(String file) throws IOException {
        return Files.readString(ROOT.resolve(file));
    }

    private static String stage(int number) throws IOException {
        return STAGE.split(read("Dockerfile"))[number];
    }

    private static List<Copied> copied(String dockerfile) {
        return COPY.matcher(dockerfile)
                .results()
                .map(line -> new Copied(line.group(1) != null, Path.of(line.group(2)), line.group(3)))
                .toList();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
