package dev.pageturner.commands.sql;

/** The relations that {@code \d NAME} means. */
final class RelationFinder {
    private static final String FIND = """
            SELECT c.oid::text, n.nspname, c.relname, c.relkind::text,
              CASE c.relpersistence WHEN 'u' THEN 'unlogged ' ELSE '' END || %s
            FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE true""".formatted(CatalogText.KIND);

    private RelationFinder() {}

    static CatalogQuery query(MetaLine line) {
        return new CatalogQuery(FIND)
                .matching(line, "c.relname", "pg_catalog.pg_table_is_visible(c.oid)", "true")
                .ordered("2, 3");
    }
}
