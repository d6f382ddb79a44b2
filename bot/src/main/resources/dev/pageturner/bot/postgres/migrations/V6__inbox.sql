-- Notifications that are committed and not yet worked in. One row, one statement: that is all a sender waits for.
CREATE TABLE inbox (
    id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    body     jsonb       NOT NULL,
    received timestamptz NOT NULL DEFAULT now(),
    attempts integer     NOT NULL DEFAULT 0,
    trouble  text
);
