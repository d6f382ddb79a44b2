-- The trail. body is the exact text that is hashed; the other columns are read from it.
CREATE TABLE audit_entries (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body     text NOT NULL,
    happened timestamptz NOT NULL,
    what     text NOT NULL,
    outcome  text NOT NULL,
    subject  text NOT NULL
);
CREATE INDEX audit_entries_happened ON audit_entries (happened);

-- The chain is laid over the entries a moment after their commit, so that writers never wait for each other.
CREATE TABLE audit_links (
    seq      bigint PRIMARY KEY,
    entry    bigint NOT NULL UNIQUE REFERENCES audit_entries (id),
    previous bytea NOT NULL,
    hash     bytea NOT NULL
);

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only' USING ERRCODE = 'insufficient_privilege';
END $$;

CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entries
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_links_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_links
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
