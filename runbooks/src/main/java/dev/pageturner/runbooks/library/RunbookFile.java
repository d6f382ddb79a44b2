package dev.pageturner.runbooks.library;

import dev.pageturner.runbooks.RunbookLibrary.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A Markdown file that the library was pointed at.
 *
 * @param name as given, with forward slashes
 */
record RunbookFile(String name, Path path) {
    /** Far beyond any runbook: somebody pointed the library at the wrong thing. */
    static final int MAXIMUM_BYTES = 16 << 20;

    /** What tells two versions of a file apart without reading it. */
    record Stamp(long modifiedMillis, long bytes, Object fileKey) {}

    Stamp stamp() throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
        Object key = attributes.fileKey();
        return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size(), key == null ? "" : key);
    }

    /** @throws UnreadableException with a sentence for people */
    String text() throws UnreadableException {
        try {
            if (Files.size(path) > MAXIMUM_BYTES) {
                throw new UnreadableException(problem("This file is larger than 16 MiB; a runbook is not."));
            }
            String text = decoded(Files.readAllBytes(path));
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableException(problem("This is not a text file."));
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new UnreadableException(problem("This file is not UTF-8 text; save it as UTF-8."));
        } catch (IOException e) {
            throw new UnreadableException(problem("This file cannot be read: " + reason(e) + "."));
        }
    }

    /** A string is decoded several times as fast as by a decoder, but hides what is wrong: only doubtful ones are read again. */
    private static String decoded(byte[] bytes) throws CharacterCodingException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf('\uFFFD') < 0
                ? text
                : StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
    }

    Problem problem(String sentence) {
        return new Problem(name, 1, sentence);
    }

    static String reason(IOException e) {
        return e instanceof java.nio.file.NoSuchFileException
                ? "it does not exist"
                : e instanceof java.nio.file.AccessDeniedException
                        ? "permission denied"
                        : String.valueOf(e.getMessage());
    }

    /** Why a file has no text. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Problem problem;

        UnreadableException(Problem problem) {
            super(problem.sentence());
            this.problem = problem;
        }

        Problem problem() {
            return problem;
        }
    }
}
