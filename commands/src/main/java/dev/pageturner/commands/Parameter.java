package dev.pageturner.commands;

import java.util.List;

/**
 * One argument of a command, spelled as kubectl spells it.
 *
 * @param name the long flag without dashes ({@code to-revision}), or for a positional argument its name ({@code target})
 * @param aliases other spellings without dashes ({@code n} for {@code namespace})
 * @param type what its value may look like
 * @param positional true when it stands without a flag
 * @param required true when the command refuses without it
 * @param repeated true when it may be given more than once; values are then joined by a space
 * @param help one sentence, with the unit where there is one
 */
public record Parameter(
        String name,
        List<String> aliases,
        ParameterType type,
        boolean positional,
        boolean required,
        boolean repeated,
        String help) {
    public Parameter {
        aliases = List.copyOf(aliases);
    }

    public static Parameter positional(String name, ParameterType type, String help) {
        return new Parameter(name, List.of(), type, true, true, false, help);
    }

    public static Parameter flag(String name, ParameterType type, String help, String... aliases) {
        return new Parameter(name, List.of(aliases), type, false, false, false, help);
    }

    public Parameter optional() {
        return new Parameter(name, aliases, type, positional, false, repeated, help);
    }

    public Parameter mandatory() {
        return new Parameter(name, aliases, type, positional, true, repeated, help);
    }

    public Parameter many() {
        return new Parameter(name, aliases, type, positional, required, true, help);
    }
}
