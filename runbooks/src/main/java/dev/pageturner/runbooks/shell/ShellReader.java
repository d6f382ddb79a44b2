package dev.pageturner.runbooks.shell;

import dev.pageturner.runbooks.shell.Pipeline.Joiner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a script one logical line at a time. Nothing is executed; what cannot be read says why. */
public final class ShellReader {
    private static final Pattern OPERATOR = Pattern.compile("(\\d{0,2})(&>>|&>|<<<|<<-|<<|<>|<&|<|>>|>&|>\\||>)");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)\\+?=.*", Pattern.DOTALL);
    private static final Set<String> COMPOUND =
            Set.of("for", "while", "until", "if", "case", "select", "function", "{", "[[");

    private final String text;
    private int at;
    private final List<Heredoc> pending = new ArrayList<>();

    private ShellReader(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Reads what starts at the offset, which has to be the beginning of a line. */
    public static Statement read(String text, int from) {
        return new ShellReader(text, from).statement();
    }

    /** Reads a text that has to be one logical line, such as the argument of {@code sh -c}. */
    public static Statement readWhole(String text) {
        Statement statement = read(text, 0);
        boolean whole = text.substring(statement.end()).isBlank();
        return whole ? statement : new Statement.Unreadable("it is a script of several lines", 0, text.length());
    }

    private Statement statement() {
        int start = at;
        try {
            spaces();
            if (at >= text.length() || text.charAt(at) == '\n') {
                return new Statement.Blank(start, lineEnd());
            }
            if (text.charAt(at) == '#') {
                int end = lineEnd();
                return new Statement.Comment(text.substring(at + 1, end).strip(), start, end);
            }
            return commands();
        } catch (ShellSyntaxException e) {
            at = start;
            return new Statement.Unreadable(String.valueOf(e.getMessage()), start, lineEnd());
        }
    }

    private Statement commands() {
        int start = at;
        List<Pipeline> pipelines = new ArrayList<>();
        boolean more = true;
        while (more) {
            Pipeline pipeline = pipeline();
            pipelines.add(pipeline);
            more = pipeline.joiner() != Joiner.END && continues(pipeline.joiner());
        }
        String comment = comment();
        if (at < text.length() && text.charAt(at) != '\n') {
            throw new ShellSyntaxException("`" + text.charAt(at) + "` stands where no command can have it");
        }
        heredocs();
        return new Statement.Commands(pipelines.stream().map(this::withHeredocs).toList(), comment, start, at);
    }

    /** After {@code &&} and {@code ||} a command must follow, on the next line if need be. */
    private boolean continues(Joiner joiner) {
        if (joiner == Joiner.AND || joiner == Joiner.OR) {
            newlines();
            if (at >= text.length()) {
                throw new ShellSyntaxException("nothing follows && or ||");
            }
            return true;
        }
        spaces();
        return at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '#';
    }

    private Pipeline pipeline() {
        spaces();
        int start = at;
        boolean negated = text.startsWith("! ", at);
        at += negated ? 2 : 0;
        List<ShellCommand> commands = new ArrayList<>();
        commands.add(command());
        while (peek('|') && !text.startsWith("||", at)) {
            at += text.startsWith("|&", at) ? 2 : 1;
            newlines();
            commands.add(command());
        }
        int end = trimmedEnd(start);
        return new Pipeline(commands, negated, joiner(), start, end);
    }

    private int trimmedEnd(int start) {
        int end = at;
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private Joiner joiner() {
        if (text.startsWith("&&", at)) {
            at += 2;
            return Joiner.AND;
        }
        if (text.startsWith("||", at)) {
            at += 2;
            return Joiner.OR;
        }
        if (peek('&')) {
            at++;
            return Joiner.BACKGROUND;
        }
        if (peek(';')) {
            at++;
            return Joiner.SEQUENCE;
        }
        return Joiner.END;
    }

    private ShellCommand command() {
        spaces();
        if (at >= text.length() || "\n|&;)".indexOf(text.charAt(at)) >= 0) {
            throw new ShellSyntaxException("a command is missing");
        }
        if (text.charAt(at) == '(') {
            at = Nesting.closing(text, at);
            return compound("(");
        }
        return simple();
    }

    private ShellCommand simple() {
        List<ShellCommand.Assignment> assignments = new ArrayList<>();
        List<ShellWord> words = new ArrayList<>();
        List<Redirection> redirections = new ArrayList<>();
        while (true) {
            spaces();
            if (redirection(redirections)) {
                continue;
            }
            if (atEndOfCommand()) {
                break;
            }
            ShellWord word = word();
            if (words.isEmpty() && word.isBare() && COMPOUND.contains(word.text())) {
                return keyword(word.text());
            }
            if (words.isEmpty() && isAssignment(word)) {
                assignments.add(assignment(word));
            } else {
                words.add(word);
            }
        }
        return new ShellCommand.Simple(assignments, words, redirections);
    }

    private ShellWord word() {
        ShellWord word = new WordReader(text, at).read();
        if (word.end() == at && at >= text.length()) {
            throw new ShellSyntaxException("it ends where a word is needed");
        }
        if (word.end() == at) {
            throw new ShellSyntaxException("`" + text.charAt(at) + "` stands where no command can have it");
        }
        at = word.end();
        return word;
    }

    private boolean atEndOfCommand() {
        if (at >= text.length()) {
            return true;
        }
        char c = text.charAt(at);
        return "\n|&;".indexOf(c) >= 0 || c == '#';
    }

    private ShellCommand keyword(String keyword) {
        at = new CompoundEnd(text, at).after(keyword);
        return compound(keyword);
    }

    private ShellCommand compound(String keyword) {
        List<Redirection> ignored = new ArrayList<>();
        spaces();
        while (redirection(ignored)) {
            spaces();
        }
        return new ShellCommand.Compound(keyword);
    }

    private static boolean isAssignment(ShellWord word) {
        return !word.pieces().isEmpty()
                && word.pieces().get(0) instanceof Piece.Text text
                && !text.quoted()
                && text.spelling().indexOf('=') > 0
                && ASSIGNMENT.matcher(text.spelling()).matches();
    }

    private static ShellCommand.Assignment assignment(ShellWord word) {
        String first = word.pieces().get(0).spelling();
        int equals = first.indexOf('=');
        List<Piece> value = new ArrayList<>();
        value.add(new Piece.Text(first.substring(equals + 1), false));
        value.addAll(word.pieces().subList(1, word.pieces().size()));
        String name = first.substring(0, equals).replace("+", "");
        return new ShellCommand.Assignment(name, new ShellWord(value, word.start() + equals + 1, word.end()));
    }

    private boolean redirection(List<Redirection> redirections) {
        if (at >= text.length() || "0123456789<>&".indexOf(text.charAt(at)) < 0) {
            return false;
        }
        Matcher operator = OPERATOR.matcher(text).region(at, text.length());
        if (!operator.lookingAt() || isBlankOrProcess(operator.start(2))) {
            return false;
        }
        at = operator.end();
        spaces();
        ShellWord target = word();
        String symbol = operator.group(2);
        Redirection redirection = new Redirection(
                operator.group(), target, symbol.equals("<<<") ? target.text() : null, target.isLiteral());
        if (symbol.equals("<<") || symbol.equals("<<-")) {
            boolean literal =
                    target.pieces().stream().anyMatch(piece -> piece instanceof Piece.Text text && text.quoted());
            pending.add(new Heredoc(target.text(), symbol.equals("<<-"), literal));
        }
        redirections.add(redirection);
        return true;
    }

    /** {@code <pod>} is a blank and {@code <(...)} is a substitution: both belong to a word. */
    private boolean isBlankOrProcess(int symbol) {
        ShellWord word = new WordReader(text, symbol).read();
        return word.end() > symbol;
    }

    private String comment() {
        spaces();
        if (!peek('#')) {
            return "";
        }
        int start = at;
        at = lineEnd();
        return text.substring(start + 1, at).strip();
    }

    private void heredocs() {
        for (Heredoc heredoc : pending) {
            at = heredoc.read(text, Math.min(lineEnd() + 1, text.length()));
        }
    }

    private Pipeline withHeredocs(Pipeline pipeline) {
        if (pending.isEmpty()) {
            return pipeline;
        }
        List<ShellCommand> commands =
                pipeline.commands().stream().map(this::withHeredocs).toList();
        return new Pipeline(commands, pipeline.negated(), pipeline.joiner(), pipeline.start(), at);
    }

    private ShellCommand withHeredocs(ShellCommand command) {
        if (!(command instanceof ShellCommand.Simple simple)) {
            return command;
        }
        List<Redirection> filled = simple.redirections().stream()
                .map(redirection -> redirection.operator().matches("\\d*<<-?") ? fill(redirection) : redirection)
                .toList();
        return new ShellCommand.Simple(simple.assignments(), simple.words(), filled);
    }

    private Redirection fill(Redirection redirection) {
        Heredoc heredoc = pending.get(0);
        if (pending.size() > 1) {
            pending.remove(0);
        }
        return new Redirection(redirection.operator(), redirection.target(), heredoc.body(), heredoc.literal());
    }

    private boolean peek(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private void spaces() {
        while (at < text.length()) {
            if (text.charAt(at) == ' ' || text.charAt(at) == '\t') {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else {
                return;
            }
        }
    }

    /** Skips line ends and comments between the parts of a command that goes on. */
    private void newlines() {
        spaces();
        while (peek('\n') || peek('#')) {
            at = peek('#') ? lineEnd() : at + 1;
            spaces();
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }
}
