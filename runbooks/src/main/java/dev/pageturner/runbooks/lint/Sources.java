package dev.pageturner.runbooks.lint;

import org.jspecify.annotations.Nullable;

/**
 * What runbooks have to agree with. Nothing is said about what is null.
 *
 * @param rules Prometheus rule files
 * @param schema of the databases that steps ask
 * @param metrics that exist
 */
public record Sources(
        @Nullable RuleFiles rules,
        @Nullable Schema schema,
        @Nullable Metrics metrics) {
    public static final Sources NONE = new Sources(null, null, null);
}
