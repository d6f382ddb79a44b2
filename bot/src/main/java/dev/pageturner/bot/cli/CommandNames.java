package dev.pageturner.bot.cli;

import dev.pageturner.commands.Catalogue;
import java.util.Iterator;

/** The names of the catalogue, for completion; asked for only then. */
final class CommandNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
        return Catalogue.standard().all().stream()
                .map(command -> command.spec().name())
                .iterator();
    }
}
