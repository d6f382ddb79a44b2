package dev.pageturner.commands.sql;

import java.util.stream.Collectors;

/** The lists that {@code \dt}, {@code \dn} and their like show, with the columns of psql 15. */
final class CatalogLists {
    private static final String ALL_KINDS = "tvmsE";
    private static final String NOT_SYSTEM = "n.nspname <> 'pg_catalog' AND n.nspname <> 'information_schema'";
    private static final String OWN_SCHEMA = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    private CatalogLists() {}

    /** What stands above the list. */
    static String title(MetaLine line) {
        return switch (line.name()) {
            case "dn" -> "List of schemas";
            case "du", "dg" -> "List of roles";
            case "df" -> "List of functions";
            case "dx" -> "List of installed extensions";
            case "l", "list" -> "List of databases";
            default -> "List of relations";
        };
    }

    static CatalogQuery query(MetaLine line) {
        return switch (line.name()) {
            case "dn" -> schemas(line);
            case "du", "dg" -> roles(line);
            case "df" -> functions(line);
            case "dx" -> extensions(line);
            case "l", "list" -> databases(line);
            default -> relations(line);
        };
    }

    private static CatalogQuery relations(MetaLine line) {
        String asked = line.name().substring(1);
        String kinds = asked.isEmpty() ? ALL_KINDS : asked;
        String codes = kinds.chars().mapToObj(CatalogLists::codes).collect(Collectors.joining());
        boolean indexes = kinds.contains("i");
        boolean stored = indexes || kinds.contains("t") || kinds.contains("m");
        String columns = """
                SELECT n.nspname AS "Schema", c.relname AS "Name", %s AS "Type",
                  pg_catalog.pg_get_userbyid(c.relowner) AS "Owner\"""".formatted(CatalogText.KIND) + (indexes ? ", t.relname AS \"Table\"" : "");
        String more = """
                , CASE c.relpersistence WHEN 'p' THEN 'permanent' WHEN 't' THEN 'temporary' WHEN 'u' THEN 'unlogged' END
                  AS "Persistence\"""" + (stored ? ", am.amname AS \"Access method\"" : "") + """
                , pg_catalog.pg_size_pretty(pg_catalog.pg_table_size(c.oid)) AS "Size",
                  pg_catalog.obj_description(c.oid, 'pg_class') AS "Description\"""";
        String from = """

                FROM pg_catalog.pg_class c
                  LEFT JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
                  LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
                  LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
                  LEFT JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
                WHERE pg_catalog.strpos(?, c.relkind::text) > 0 AND n.nspname !~ '^pg_toast'""";
        return new CatalogQuery(columns + (line.more() ? more : "") + from, codes)
                .matching(line, "c.relname", "pg_catalog.pg_table_is_visible(c.oid)", NOT_SYSTEM)
                .ordered("1, 2");
    }

    private static String codes(int kind) {
        return switch (kind) {
            case 't' -> "rp";
            case 'i' -> "iI";
            case 's' -> "S";
            case 'E' -> "f";
            default -> String.valueOf((char) kind);
        };
    }

    private static CatalogQuery schemas(MetaLine line) {
        String more = """
                , pg_catalog.array_to_string(n.nspacl, E'\\n') AS "Access privileges",
                  pg_catalog.obj_description(n.oid, 'pg_namespace') AS "Description\"""";
        return new CatalogQuery("""
                        SELECT n.nspname AS "Name", pg_catalog.pg_get_userbyid(n.nspowner) AS "Owner\"""" + (line.more() ? more : "") + "\nFROM pg_catalog.pg_namespace n\nWHERE true")
                .matching(line, "n.nspname", "true", OWN_SCHEMA)
                .ordered("1");
    }

    private static CatalogQuery roles(MetaLine line) {
        String more = ", pg_catalog.shobj_description(r.oid, 'pg_authid') AS \"Description\"";
        return new CatalogQuery("""
                        SELECT r.rolname AS "Role name",
                          pg_catalog.concat_ws(', ',
                            CASE WHEN r.rolsuper THEN 'Superuser' END,
                            CASE WHEN NOT r.rolinherit THEN 'No inheritance' END,
                            CASE WHEN r.rolcreaterole THEN 'Create role' END,
                            CASE WHEN r.rolcreatedb THEN 'Create DB' END,
                            CASE WHEN NOT r.rolcanlogin THEN 'Cannot login' END,
                            CASE WHEN r.rolreplication THEN 'Replication' END,
                            CASE WHEN r.rolbypassrls THEN 'Bypass RLS' END)
                          || CASE WHEN r.rolconnlimit = 0 THEN E'\\nNo connections'
                                  WHEN r.rolconnlimit = 1 THEN E'\\n1 connection'
                                  WHEN r.rolconnlimit > 1 THEN E'\\n' || r.rolconnlimit || ' connections' ELSE '' END
                          || COALESCE(E'\\nPassword valid until ' || r.rolvaliduntil, '') AS "Attributes",
                          ARRAY(SELECT b.rolname FROM pg_catalog.pg_auth_members m
                                JOIN pg_catalog.pg_roles b ON m.roleid = b.oid WHERE m.member = r.oid)::text AS "Member of\"""" + (line.more() ? more : "") + "\nFROM pg_catalog.pg_roles r\nWHERE true")
                .matching(line, "r.rolname", "true", "r.rolname !~ '^pg_'")
                .ordered("1");
    }

    private static CatalogQuery functions(MetaLine line) {
        String more = """
                , CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS "Volatility",
                  CASE p.proparallel WHEN 'r' THEN 'restricted' WHEN 's' THEN 'safe' ELSE 'unsafe' END AS "Parallel",
                  pg_catalog.pg_get_userbyid(p.proowner) AS "Owner",
                  CASE WHEN p.prosecdef THEN 'definer' ELSE 'invoker' END AS "Security",
                  pg_catalog.array_to_string(p.proacl, E'\\n') AS "Access privileges", l.lanname AS "Language",
                  COALESCE(pg_catalog.pg_get_function_sqlbody(p.oid), p.prosrc) AS "Source code",
                  pg_catalog.obj_description(p.oid, 'pg_proc') AS "Description\"""";
        return new CatalogQuery("""
                        SELECT n.nspname AS "Schema", p.proname AS "Name",
                          pg_catalog.pg_get_function_result(p.oid) AS "Result data type",
                          pg_catalog.pg_get_function_arguments(p.oid) AS "Argument data types",
                          CASE p.prokind WHEN 'a' THEN 'agg' WHEN 'w' THEN 'window' WHEN 'p' THEN 'proc' ELSE 'func' END AS "Type\"""" + (line.more() ? more : "") + """

                        FROM pg_catalog.pg_proc p
                          LEFT JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
                          LEFT JOIN pg_catalog.pg_language l ON l.oid = p.prolang
                        WHERE true""")
                .matching(line, "p.proname", "pg_catalog.pg_function_is_visible(p.oid)", NOT_SYSTEM)
                .ordered("1, 2, 4");
    }

    private static CatalogQuery extensions(MetaLine line) {
        return new CatalogQuery("""
                        SELECT e.extname AS "Name", e.extversion AS "Version", n.nspname AS "Schema",
                          pg_catalog.obj_description(e.oid, 'pg_extension') AS "Description"
                        FROM pg_catalog.pg_extension e LEFT JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
                        WHERE true""").matching(line, "e.extname", "true", "true").ordered("1");
    }

    /** Newer servers call one column otherwise, and JSON does not mind. */
    private static CatalogQuery databases(MetaLine line) {
        String more = """
                , CASE WHEN pg_catalog.has_database_privilege(d.oid, 'CONNECT')
                    THEN pg_catalog.pg_size_pretty(pg_catalog.pg_database_size(d.oid)) ELSE 'No Access' END AS "Size",
                  s.spcname AS "Tablespace", pg_catalog.shobj_description(d.oid, 'pg_database') AS "Description\"""";
        return new CatalogQuery("""
                        SELECT d.datname AS "Name", pg_catalog.pg_get_userbyid(d.datdba) AS "Owner",
                          pg_catalog.pg_encoding_to_char(d.encoding) AS "Encoding", d.datcollate AS "Collate", d.datctype AS "Ctype",
                          COALESCE(pg_catalog.to_jsonb(d) ->> 'daticulocale', pg_catalog.to_jsonb(d) ->> 'datlocale') AS "ICU Locale",
                          CASE pg_catalog.to_jsonb(d) ->> 'datlocprovider' WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END
                            AS "Locale Provider",
                          pg_catalog.array_to_string(d.datacl, E'\\n') AS "Access privileges\"""" + (line.more() ? more : "") + """

                        FROM pg_catalog.pg_database d LEFT JOIN pg_catalog.pg_tablespace s ON s.oid = d.dattablespace
                        WHERE true""")
                .matching(line, "d.datname", "true", "true")
                .ordered("1");
    }
}
