CREATE SEQUENCE incident_numbers;

CREATE TABLE incidents (
    id           uuid PRIMARY KEY,
    number       bigint      NOT NULL UNIQUE,
    source       text        NOT NULL,
    receiver     text        NOT NULL,
    group_key    text        NOT NULL,
    -- A hash of the three above, because a group key may be longer than an index entry can be.
    identity     text        NOT NULL UNIQUE,
    labels       jsonb       NOT NULL,
    annotations  jsonb       NOT NULL,
    external_url text        NOT NULL,
    cluster      text        NOT NULL,
    channel      text        NOT NULL,
    scenario     jsonb,
    others       jsonb       NOT NULL,
    opened_at    timestamptz NOT NULL,
    resolved_at  timestamptz,
    version      bigint      NOT NULL
);

CREATE INDEX open_incidents ON incidents (opened_at DESC) WHERE resolved_at IS NULL;

CREATE TABLE episodes (
    id            uuid PRIMARY KEY,
    source        text        NOT NULL,
    fingerprint   text        NOT NULL,
    labels        jsonb       NOT NULL,
    annotations   jsonb       NOT NULL,
    generator_url text        NOT NULL,
    starts_at     timestamptz NOT NULL,
    ends_at       timestamptz
);

CREATE UNIQUE INDEX one_open_episode ON episodes (source, fingerprint) WHERE ends_at IS NULL;

-- One alert can be routed to several receivers: the incidents share its episode.
CREATE TABLE incident_episodes (
    incident_id uuid    NOT NULL REFERENCES incidents ON DELETE CASCADE,
    episode_id  uuid    NOT NULL REFERENCES episodes ON DELETE CASCADE,
    -- False once the incident was opened again, or the same alert fired again: kept for history only.
    current     boolean NOT NULL DEFAULT true,
    PRIMARY KEY (incident_id, episode_id)
);

CREATE INDEX incidents_of_episode ON incident_episodes (episode_id) WHERE current;
