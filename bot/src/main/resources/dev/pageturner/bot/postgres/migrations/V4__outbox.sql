-- One row is one logical message (or file) in Slack; it is pending while the version that was sent is not the wanted one.
CREATE TABLE outbox (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key          text        NOT NULL UNIQUE,
    channel      text        NOT NULL,
    -- Key of the row in whose thread it stands.
    parent       text,
    thread_ts    text,
    -- Exactly one of these two: a message, or a file with its content.
    message      jsonb,
    file         jsonb,
    content      bytea,
    version      bigint      NOT NULL,
    sent_version bigint      NOT NULL,
    -- Slack's name for it once it is posted.
    ts           text,
    -- A post was begun and its answer is not known: Slack is asked before it is posted again.
    unsure       boolean     NOT NULL,
    leased_until timestamptz,
    due_at       timestamptz NOT NULL,
    attempts     int         NOT NULL,
    -- Slack refuses it for a reason that a person has to mend; tried again slowly, and later ones do not wait for it.
    parked       boolean     NOT NULL,
    trouble      text,
    created_at   timestamptz NOT NULL,
    changed_at   timestamptz NOT NULL,
    CHECK ((message IS NULL) <> (file IS NULL))
);

CREATE INDEX outbox_pending ON outbox (id) WHERE sent_version < version;

CREATE INDEX outbox_places ON outbox (channel, ts);

-- What Slack handed over: remembered, so that a repetition is known as one, and done after a crash in between.
CREATE TABLE slack_arrivals (
    id          text PRIMARY KEY,
    kind        text        NOT NULL,
    payload     text        NOT NULL,
    arrived_at  timestamptz NOT NULL,
    handled_at  timestamptz,
    taken_until timestamptz NOT NULL
);

CREATE INDEX slack_arrivals_open ON slack_arrivals (arrived_at) WHERE handled_at IS NULL;

CREATE INDEX slack_arrivals_age ON slack_arrivals (arrived_at);
