-- Earlier messages of the same thread, asked for by every look into the outbox. Only what is not posted yet is in them.
CREATE INDEX outbox_unsent_parent ON outbox (parent, id) WHERE ts IS NULL AND parent IS NOT NULL;

CREATE INDEX outbox_unsent_thread ON outbox (channel, thread_ts, id) WHERE ts IS NULL AND thread_ts IS NOT NULL;
