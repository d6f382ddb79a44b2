-- One row per requested command; body holds the record whole, the columns are what statements look for.
CREATE SEQUENCE execution_numbers;

CREATE TABLE executions (
    id           uuid PRIMARY KEY,
    number       bigint NOT NULL UNIQUE,
    incident     uuid,
    cluster      text NOT NULL,
    reads        boolean NOT NULL,
    state        text NOT NULL,
    requested_at timestamptz NOT NULL,
    expires_at   timestamptz,
    claimed_by   text,
    heartbeat_at timestamptz,
    version      bigint NOT NULL,
    body         jsonb NOT NULL
);

CREATE INDEX unfinished_executions ON executions (state, requested_at)
    WHERE state IN ('AWAITING_APPROVAL', 'APPROVED', 'RUNNING');
CREATE INDEX executions_of_incident ON executions (incident) WHERE incident IS NOT NULL;

-- What happened to it, in the same transaction as the row above.
CREATE TABLE execution_events (
    execution uuid NOT NULL REFERENCES executions (id),
    version   bigint NOT NULL,
    kind      text NOT NULL,
    happened  timestamptz NOT NULL,
    body      jsonb NOT NULL,
    PRIMARY KEY (execution, version)
);
