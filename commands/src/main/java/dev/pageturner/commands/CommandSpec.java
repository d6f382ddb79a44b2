package dev.pageturner.commands;

import java.util.List;

/**
 * What a command says of itself, before anything is asked of a cluster.
 *
 * @param name the word after {@code /pageturner}, {@code preview} and in policies
 * @param summary one sentence, imperative
 * @param examples complete command lines, the most common one first
 * @param permissions what the Kubernetes API has to allow for it
 */
public record CommandSpec(
        String name,
        String summary,
        Risk risk,
        List<Parameter> parameters,
        List<String> examples,
        List<Permission> permissions) {
    public CommandSpec {
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
        permissions = List.copyOf(permissions);
    }
}
