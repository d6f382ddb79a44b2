package dev.pageturner.commands.read;

import dev.pageturner.commands.cluster.ApiResource;
import java.util.ArrayList;
import java.util.List;

/**
 * One kind that was asked for, with the names of it.
 *
 * @param names empty for all
 */
record Wanted(ApiResource resource, List<String> names) {
    Wanted {
        names = List.copyOf(names);
    }

    /** Reads {@code pods}, {@code pod a b}, {@code pod/a deploy/b}, {@code pods,services} and {@code all}. */
    static List<Wanted> read(Question question) throws ClusterRead.RefusedException {
        List<String> words = List.of(question.argument("target").strip().split(" +"));
        List<Wanted> wanted = new ArrayList<>();
        if (words.get(0).contains("/")) {
            for (String word : words) {
                int slash = word.indexOf('/');
                if (slash < 0) {
                    throw new ClusterRead.RefusedException(
                            "there is no need to specify a resource type as a separate argument when passing arguments in"
                                    + " resource/name form (e.g. 'get resource/" + word
                                    + "' instead of 'get resource resource/" + word + "')");
                }
                wanted.add(new Wanted(question.resource(word.substring(0, slash)), List.of(word.substring(slash + 1))));
            }
            return wanted;
        }
        for (String kind : words.get(0).split(",")) {
            if (kind.equals("all")) {
                question.cluster().resources().stream()
                        .filter(resource -> resource.categories().contains("all"))
                        .forEach(resource -> wanted.add(new Wanted(resource, List.of())));
            } else {
                wanted.add(new Wanted(question.resource(kind), words.subList(1, words.size())));
            }
        }
        return wanted;
    }
}
