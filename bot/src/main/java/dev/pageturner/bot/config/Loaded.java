package dev.pageturner.bot.config;

import java.util.List;

/** What became of reading the configuration. */
public sealed interface Loaded {
    record Ok(Settings settings) implements Loaded {}

    /** Everything that is wrong, at once. */
    record Unusable(List<Problem> problems) implements Loaded {
        public Unusable {
            problems = List.copyOf(problems);
        }
    }
}
