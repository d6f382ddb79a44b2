package dev.pageturner.bot.cli;

import picocli.CommandLine.Help.Ansi;

/** Colours for people at a terminal. picocli knows whether there is one, and what NO_COLOR and its like ask for. */
final class Colors {
    private Colors() {}

    /** Text of a runbook may hold picocli's own markup, so it is never parsed as such. */
    static String style(Ansi ansi, String style, String text) {
        return ansi.enabled() && !text.isEmpty()
                ? Ansi.Style.on(Ansi.Style.parse(style)) + text + Ansi.Style.reset.on()
                : text;
    }
}
