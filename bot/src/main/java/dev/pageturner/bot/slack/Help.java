package dev.pageturner.bot.slack;

import dev.pageturner.bot.message.Limits;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Pages;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.Text;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** {@code help}, and {@code help COMMAND}. */
final class Help implements Word {
    private final Catalogue catalogue;
    private final Supplier<List<Word>> words;
    private final Teller teller;

    Help(Catalogue catalogue, Supplier<List<Word>> words, Teller teller) {
        this.catalogue = catalogue;
        this.words = words;
        this.teller = teller;
    }

    @Override
    public String name() {
        return "help";
    }

    @Override
    public String usage() {
        return "help [COMMAND]  this list, or all about one command";
    }

    @Override
    public void said(Line line) {
        Optional<Command> command = line.words().stream().findFirst().flatMap(catalogue::find);
        Message message = command.isPresent() ? about(command.get().spec()) : all();
        teller.tell(line.place(), Pages.of(message).get(0));
    }

    private Message all() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.of("After /pageturner, or after a mention in an incident's thread:")));
        parts.add(new Part.Code(words.get().stream().map(Word::usage).collect(Collectors.joining("\n"))));
        parts.add(list("Anyone may ask", true));
        parts.add(list("Changes: previewed, requested with a reason, approved by somebody else", false));
        parts.add(new Part.Note(
                Text.of("Add --cluster NAME for another cluster. In an incident's thread its own cluster is meant.")));
        return new Message("What Pageturner understands", parts);
    }

    private Part list(String title, boolean reads) {
        String lines = catalogue.all().stream()
                .map(Command::spec)
                .filter(spec -> (spec.risk() == Risk.READ) == reads)
                .map(spec -> spec.name() + "  " + spec.summary())
                .collect(Collectors.joining("\n"));
        return new Part.Code(title + ":\n" + lines);
    }

    private static Message about(CommandSpec spec) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.bold(spec.name()).and("  " + spec.summary())));
        if (!spec.parameters().isEmpty()) {
            parts.add(new Part.Code(spec.parameters().stream().map(Help::line).collect(Collectors.joining("\n"))));
        }
        if (!spec.examples().isEmpty()) {
            parts.add(new Part.Code(spec.examples().stream()
                    .map(example -> "/pageturner " + example)
                    .collect(Collectors.joining("\n"))));
        }
        return new Message(Limits.cut(spec.name() + ": " + spec.summary(), 300), parts);
    }

    private static String line(Parameter parameter) {
        String spelled = parameter.positional()
                ? parameter.name().toUpperCase(java.util.Locale.ROOT)
                : "--" + parameter.name() + (parameter.type() == ParameterType.SWITCH ? "" : "=...");
        String aliases = parameter.aliases().stream()
                .map(alias -> ", " + (alias.length() == 1 ? "-" : "--") + alias)
                .collect(Collectors.joining());
        return spelled + aliases + "  " + parameter.help();
    }
}
