package dev.pageturner.bot.cli;

import dev.pageturner.bot.cli.Completions.Entry;
import dev.pageturner.bot.cli.Completions.Slot;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Completion for bash, from 3.2 on. The words that it offers are fixed ones; files are left to bash itself, which quotes
 * them: {@code compgen -W} would run a command that stands in a file's name.
 */
final class BashCompletion {
    private static final String HEAD = """
            # Completion of pageturner for bash.
            _pageturner() {
                local IFS=$'\\n' words=
                local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command=${COMP_WORDS[1]}
                COMPREPLY=()
                # --format=json arrives as three words.
                if [ "$word" = = ]; then
                    word=
                elif [ "$before" = = ]; then
                    before=${COMP_WORDS[COMP_CWORD-2]}
                fi
            """;

    private static final String TAIL = """
                # Nothing of ours fits here, and neither does a file.
                if [ -z "$words" ]; then
                    compopt +o default 2>/dev/null
                    return
                fi
                COMPREPLY=($(compgen -W "$words" -- "$word"))
            }
            complete -o default -F _pageturner pageturner
            """;

    private final StringBuilder script = new StringBuilder(HEAD);

    private BashCompletion() {}

    static String script(Completions completions) {
        return new BashCompletion().of(completions);
    }

    private String of(Completions completions) {
        line(1, "if [ \"$COMP_CWORD\" -le 1 ]; then");
        line(
                2,
                "words="
                        + words(completions.commands().stream().map(Entry::name).toList()));
        line(1, "else");
        nested(completions);
        line(2, "case \"$command $before\" in");
        completions.commands().forEach(entry -> values(entry, entry.name()));
        line(3, "*)");
        line(4, "case \"$command $word\" in");
        completions.commands().forEach(entry -> options(entry, entry.name()));
        line(4, "esac");
        line(4, ";;");
        line(2, "esac");
        line(1, "fi");
        return script.append(TAIL).toString();
    }

    /** A command of a command, once it has been typed. */
    private void nested(Completions completions) {
        List<String> paths = completions.commands().stream()
                .flatMap(entry -> entry.inside().stream().map(each -> "'" + entry.name() + " " + each.name() + "'"))
                .toList();
        if (!paths.isEmpty()) {
            line(2, "if [ \"$COMP_CWORD\" -gt 2 ]; then");
            line(3, "case \"$command ${COMP_WORDS[2]}\" in");
            line(4, String.join(" | ", paths) + ") command=\"$command ${COMP_WORDS[2]}\" ;;");
            line(3, "esac");
            line(2, "fi");
        }
    }

    private void values(Entry entry, String path) {
        for (Slot option : entry.options()) {
            if (option.takesValue()) {
                String names = option.names().stream()
                        .map(name -> "'" + path + " " + name + "'")
                        .collect(Collectors.joining(" | "));
                line(3, names + ") " + offer(option));
            }
        }
        entry.inside().forEach(each -> values(each, path + " " + each.name()));
    }

    private void options(Entry entry, String path) {
        entry.inside().forEach(each -> options(each, path + " " + each.name()));
        List<String> names = entry.options().stream()
                .flatMap(option -> option.names().stream())
                .toList();
        line(5, "'" + path + " -'*) words=" + words(names) + " ;;");
        line(5, "'" + path + " '*) " + offer(entry.operands()));
    }

    private static String offer(Slot slot) {
        if (slot.files()) {
            return "return ;;";
        }
        return slot.values().isEmpty() ? ";;" : "words=" + words(slot.values()) + " ;;";
    }

    private static String words(List<String> words) {
        return "$'" + String.join("\\n", words) + "'";
    }

    private void line(int depth, String text) {
        script.append("    ".repeat(depth)).append(text).append('\n');
    }
}
