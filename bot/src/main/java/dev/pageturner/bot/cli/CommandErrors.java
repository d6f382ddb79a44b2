package dev.pageturner.bot.cli;

import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is printed when a command line cannot be used, or when something broke. */
final class CommandErrors {
    private static final int BROKEN = 1;
    private static final int UNUSABLE = 2;
    private static final String DEBUG = "PAGETURNER_DEBUG";

    private CommandErrors() {}

    static int unusable(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("pageturner: " + sentence(e));
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> meant = unmatched.getSuggestions();
            if (!meant.isEmpty()) {
                err.println("Did you mean " + String.join(", or ", meant) + "?");
            }
        }
        String command = line.getCommandSpec().qualifiedName();
        err.println(
                command.equals("pageturner")
                        ? "Try: pageturner help"
                        : "Try: pageturner help " + line.getCommandName());
        err.flush();
        return UNUSABLE;
    }

    /** picocli counts words from 0 and calls everything an argument; most often a command is misspelt. */
    private static String sentence(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            String first = unmatched.getUnmatched().get(0);
            return e.getCommandLine().getParent() == null
                    ? "there is no command \"" + first + "\""
                    : "\"" + first + "\" is one word too many";
        }
        return String.valueOf(e.getMessage());
    }

    /** One line: the stack trace is for those who ask for it. */
    static int broken(Exception e, CommandLine line, ParseResult result) {
        PrintWriter err = line.getErr();
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        err.println("pageturner: " + message.lines().findFirst().orElse(""));
        if (System.getenv(DEBUG) == null) {
            err.println("Set " + DEBUG + "=1 to see where this comes from.");
        } else {
            e.printStackTrace(err);
        }
        err.flush();
        return BROKEN;
    }
}
