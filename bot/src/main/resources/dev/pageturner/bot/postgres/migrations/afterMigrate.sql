-- What the bot's own role may do, day by day. Runs after every migration.
DO $$
DECLARE
    -- Rows are added and read, never changed and never removed.
    append_only text[] := ARRAY['audit_entries', 'audit_links', 'execution_events'];
    every_table text;
BEGIN
    FOR every_table IN
        SELECT tablename FROM pg_tables WHERE schemaname = 'pageturner' AND tablename <> 'flyway_schema_history'
    LOOP
        IF every_table = ANY (append_only) THEN
            EXECUTE format('GRANT SELECT, INSERT ON pageturner.%I TO ${role}', every_table);
        ELSE
            EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON pageturner.%I TO ${role}', every_table);
        END IF;
    END LOOP;
END
$$;

GRANT USAGE ON SCHEMA pageturner TO ${role};

GRANT USAGE ON ALL SEQUENCES IN SCHEMA pageturner TO ${role};
