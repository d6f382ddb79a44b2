package dev.pageturner.runbooks.shell;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One word of a command.
 *
 * @param start offset of its first character in the text that was read
 * @param end offset behind its last character
 */
public record ShellWord(List<Piece> pieces, int start, int end) {
    private static final Pattern BRACES = Pattern.compile("\\{[^{}\\s]*(,|\\.\\.)[^{}\\s]*}");

    public ShellWord {
        pieces = List.copyOf(pieces);
    }

    public static ShellWord of(String text) {
        return new ShellWord(List.of(new Piece.Text(text, true)), 0, text.length());
    }

    /** The word as a program would get it, variables in their spelling. */
    public String text() {
        if (pieces.size() == 1) {
            return pieces.get(0).spelling();
        }
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.spelling()));
        return text.toString();
    }

    /** True when a shell passes it on exactly as {@link #text()} says. */
    public boolean isLiteral() {
        return pieces.stream().allMatch(Piece.Text.class::isInstance);
    }

    /** True when no part of it stands in quotes or behind a backslash, as a keyword has to be. */
    public boolean isBare() {
        return pieces.size() == 1 && pieces.get(0) instanceof Piece.Text text && !text.quoted();
    }

    public List<Piece.Variable> variables() {
        return pieces.stream()
                .filter(Piece.Variable.class::isInstance)
                .map(Piece.Variable.class::cast)
                .toList();
    }

    /** What a shell would have to run to know this word, in words for a person. */
    public Optional<String> computed() {
        return pieces.stream()
                .filter(Piece.Computed.class::isInstance)
                .map(piece -> ((Piece.Computed) piece).what())
                .findFirst();
    }

    /** True when bash would make several words of it. */
    public boolean expandsBraces() {
        StringBuilder bare = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece instanceof Piece.Text text && !text.quoted()) {
                bare.append(bare.isEmpty() ? "" : "\0").append(text.spelling());
            }
        }
        return bare.indexOf("{") >= 0 && BRACES.matcher(bare).find();
    }
}
