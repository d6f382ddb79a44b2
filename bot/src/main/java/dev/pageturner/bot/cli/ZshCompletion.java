package dev.pageturner.bot.cli;

import dev.pageturner.bot.cli.Completions.Entry;
import dev.pageturner.bot.cli.Completions.Slot;
import java.util.List;

/** Completion for zsh, with its own functions, so that descriptions are shown beside the words. */
final class ZshCompletion {
    private static final String TAIL = """
            # Sourced, it registers itself; as a file of fpath it is the function.
            if [[ ${funcstack[1]:-} == _pageturner ]]; then
                _pageturner "$@"
            else
                (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i; }
                compdef _pageturner pageturner
            fi
            """;

    private final StringBuilder script =
            new StringBuilder("#compdef pageturner\n# Completion of pageturner for zsh.\n");

    private ZshCompletion() {}

    static String script(Completions completions) {
        ZshCompletion zsh = new ZshCompletion();
        zsh.function("_pageturner", completions.commands());
        return zsh.script.append(TAIL).toString();
    }

    /** One function for each list of commands: it completes the command, then what may follow it. */
    private void function(String name, List<Entry> commands) {
        commands.stream()
                .filter(entry -> !entry.inside().isEmpty())
                .forEach(entry -> function(name + "_" + entry.name(), entry.inside()));
        line(0, name + "() {");
        line(1, "local state line");
        line(1, "local -A opt_args");
        line(1, "local -a commands");
        line(1, "_arguments -C '1: :->command' '*:: :->rest'");
        line(1, "case $state in");
        line(2, "command)");
        line(3, "commands=(");
        commands.forEach(entry -> line(4, "'" + entry.name() + ":" + quoted(entry.description()) + "'"));
        line(3, ")");
        line(3, "_describe command commands");
        line(3, ";;");
        line(2, "rest)");
        line(3, "case $words[1] in");
        commands.forEach(entry -> rest(name, entry));
        line(3, "esac");
        line(3, ";;");
        line(1, "esac");
        line(0, "}");
    }

    private void rest(String function, Entry entry) {
        if (!entry.inside().isEmpty()) {
            line(4, entry.name() + ") " + function + "_" + entry.name() + " ;;");
            return;
        }
        StringBuilder arguments = new StringBuilder("_arguments");
        entry.options().forEach(option -> option.names()
                .forEach(name ->
                        arguments.append(" \\\n").append("    ".repeat(6)).append(option(name, option))));
        Slot operands = entry.operands();
        if (operands.takesValue()) {
            arguments
                    .append(" \\\n")
                    .append("    ".repeat(6))
                    .append("'*")
                    .append(action(operands))
                    .append("'");
        }
        line(4, entry.name() + ")");
        line(5, arguments.toString());
        line(5, ";;");
    }

    private static String option(String name, Slot option) {
        String joint = option.takesValue() ? name.startsWith("--") ? "=" : "+" : "";
        return "'" + name + joint + "[" + quoted(option.description()) + "]"
                + (option.takesValue() ? action(option) : "") + "'";
    }

    private static String action(Slot slot) {
        if (slot.files()) {
            return ":file:_files";
        }
        return slot.values().isEmpty() ? ": : " : ":value:(" + String.join(" ", slot.values()) + ")";
    }

    private static String quoted(String description) {
        return description
                .replace("\\", "\\\\")
                .replace("'", "'\\''")
                .replace(":", "\\:")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }

    private void line(int depth, String text) {
        script.append("    ".repeat(depth)).append(text).append('\n');
    }
}
