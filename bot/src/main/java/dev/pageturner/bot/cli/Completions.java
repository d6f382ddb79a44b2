package dev.pageturner.bot.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What can be typed after the program's name, read off the commands themselves, so that a new option is completed too. */
record Completions(List<Entry> commands) {
    private static final Pattern FILES = Pattern.compile("(?:PATH|FILE|DIR)\\b.*");

    Completions {
        commands = List.copyOf(commands);
    }

    /**
     * A command.
     *
     * @param operands what may stand where no option does: the first one that says anything
     * @param inside commands of this command
     */
    record Entry(String name, String description, List<Slot> options, Slot operands, List<Entry> inside) {
        Entry {
            options = List.copyOf(options);
            inside = List.copyOf(inside);
        }
    }

    /**
     * An option, or the operands of a command.
     *
     * @param names with their hyphens; none for operands
     * @param takesValue whether a word follows it
     * @param values all that may follow; empty when they cannot be listed
     * @param files whether files and folders may follow
     */
    record Slot(List<String> names, String description, boolean takesValue, List<String> values, boolean files) {
        private static final Slot NOTHING = new Slot(List.of(), "", false, List.of(), false);

        Slot {
            names = List.copyOf(names);
            values = List.copyOf(values);
        }
    }

    static Completions of(CommandLine root) {
        List<CommandSpec> specs = inside(root.getCommandSpec());
        List<String> names = specs.stream().map(CommandSpec::name).toList();
        return new Completions(specs.stream().map(spec -> entry(spec, names)).toList());
    }

    private static List<CommandSpec> inside(CommandSpec spec) {
        return spec.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(each -> !each.usageMessage().hidden())
                .distinct()
                .toList();
    }

    private static Entry entry(CommandSpec spec, List<String> commands) {
        List<Entry> inside =
                inside(spec).stream().map(each -> entry(each, commands)).toList();
        Slot operands = spec.userObject() instanceof HelpCommand
                ? new Slot(List.of(), "", true, commands, false)
                : operands(spec, inside);
        return new Entry(
                spec.name(),
                sentence(spec.usageMessage().description()),
                spec.options().stream()
                        .filter(option -> !option.hidden())
                        .map(option -> slot(option, List.of(option.names())))
                        .toList(),
                operands,
                inside);
    }

    private static Slot operands(CommandSpec spec, List<Entry> inside) {
        if (!inside.isEmpty()) {
            return new Slot(
                    List.of(), "", true, inside.stream().map(Entry::name).toList(), false);
        }
        List<PositionalParamSpec> positional = spec.positionalParameters();
        return positional.isEmpty() ? Slot.NOTHING : slot(positional.get(0), List.of());
    }

    private static Slot slot(ArgSpec argument, List<String> names) {
        String label = argument.paramLabel();
        boolean files = FILES.matcher(label).matches();
        boolean flag = argument instanceof OptionSpec option && option.arity().max() == 0;
        return new Slot(names, sentence(argument.description()), !flag, files ? List.of() : values(argument), files);
    }

    /** Of an enum, of the argument's own list, or of a label such as text|json. */
    private static List<String> values(ArgSpec argument) {
        List<String> values = new ArrayList<>();
        if (argument.completionCandidates() != null) {
            argument.completionCandidates().forEach(values::add);
        }
        if (values.isEmpty() && argument.paramLabel().contains("|")) {
            values.addAll(List.of(argument.paramLabel().split("\\|")));
        }
        return values;
    }

    /** The first one, which is all that fits beside a name. */
    private static String sentence(String[] description) {
        String text = String.join(" ", description)
                .replaceAll("\\$\\{[^}]*}|%n|@\\|\\w+ |\\|@", "")
                .strip();
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }
}
