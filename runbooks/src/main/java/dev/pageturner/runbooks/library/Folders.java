package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the Markdown files under the folders and files that the library is made of. Hidden folders are left out, which
 * also leaves out the double that Kubernetes keeps of every mounted ConfigMap.
 */
final class Folders {
    private Folders() {}

    /** @param problems takes the paths that do not exist */
    static List<RunbookFile> files(List<Path> paths, List<Problem> problems) {
        Map<String, RunbookFile> found = new TreeMap<>();
        for (Path path : paths) {
            if (Files.isRegularFile(path)) {
                add(path, found);
            } else if (Files.isDirectory(path)) {
                walk(path, found, problems);
            } else {
                problems.add(new Problem(name(path), 1, "There is no such file or folder."));
            }
        }
        return new ArrayList<>(found.values());
    }

    private static void walk(Path root, Map<String, RunbookFile> found, List<Problem> problems) {
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    boolean hidden = !folder.equals(root) && fileName(folder).startsWith(".");
                    return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (isMarkdown(file) && Files.isRegularFile(file)) {
                        add(file, found);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    problems.add(new Problem(name(file), 1, "This cannot be read: " + RunbookFile.reason(e) + "."));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            problems.add(new Problem(name(root), 1, "This folder cannot be read: " + RunbookFile.reason(e) + "."));
        }
    }

    private static void add(Path file, Map<String, RunbookFile> found) {
        found.putIfAbsent(name(file), new RunbookFile(name(file), file));
    }

    private static boolean isMarkdown(Path file) {
        String name = fileName(file).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && (name.endsWith(".md") || name.endsWith(".markdown"));
    }

    private static String fileName(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    static String name(Path path) {
        String name = path.normalize().toString().replace('\\', '/');
        return name.isEmpty() ? "." : name;
    }
}
