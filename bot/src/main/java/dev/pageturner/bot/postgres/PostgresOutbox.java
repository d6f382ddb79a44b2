package dev.pageturner.bot.postgres;

import dev.pageturner.bot.message.FileUpload;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Outbox;
import dev.pageturner.bot.message.Slot;
import dev.pageturner.bot.slack.Bell;
import dev.pageturner.bot.slack.Parcel;
import dev.pageturner.bot.slack.ParcelStore;
import dev.pageturner.bot.slack.Whisper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The writing side of the outbox. */
public final class PostgresOutbox implements Outbox {
    // A message that is there already in the same words leaves its row alone. The lease of a new one is this process's
    // own.
    private static final String PUT = """
            INSERT INTO outbox (key, channel, parent, thread_ts, message, version, sent_version, unsure, leased_until,
                                due_at, attempts, parked, created_at, changed_at)
            VALUES (?, ?, ?, ?, ?, 1, 0, ?, ?, ?, ?, false, ?, ?)
            ON CONFLICT (key) DO UPDATE
                SET message = excluded.message, version = outbox.version + 1, changed_at = excluded.changed_at,
                    parked = false,
                    due_at = CASE WHEN outbox.attempts > 0 AND outbox.ts IS NULL THEN outbox.due_at
                                  WHEN outbox.ts IS NULL THEN least(outbox.due_at, excluded.due_at)
                                  ELSE greatest(outbox.due_at, excluded.due_at) END
                WHERE outbox.message IS DISTINCT FROM excluded.message
            RETURNING id, version""";

    private static final String FILE = """
            INSERT INTO outbox (key, channel, parent, thread_ts, file, content, version, sent_version, unsure, due_at,
                                attempts, parked, created_at, changed_at)
            VALUES (?, ?, ?, ?, ?, ?, 1, 0, false, ?, 0, false, ?, ?)
            ON CONFLICT (key) DO NOTHING""";

    private final Database database;
    private final Sql sql;
    private final Clock clock;
    private final Bell bell;

    public PostgresOutbox(Database database, Clock clock, Bell bell) {
        this.database = database;
        this.sql = new Sql(database);
        this.clock = clock;
        this.bell = bell;
    }

    private record Written(long id, long version) {}

    @Override
    public void put(Slot slot, Message message) {
        put(slot, message, Duration.ZERO);
    }

    @Override
    public void putAfter(Slot slot, Message message, Duration patience) {
        put(slot, message, patience);
    }

    private void put(Slot slot, Message message, Duration patience) {
        Instant now = clock.instant();
        // The first message of a thread waits for nothing, so it goes straight to delivery once this commits.
        boolean direct = slot.parent() == null && slot.threadTs() == null && patience.isZero();
        sql.later(
                PUT,
                row -> new Written(row.number("id"), row.number("version")),
                row -> database.atOnceAfterCommit(() -> announce(row, slot, message, direct, now)),
                slot.key(),
                slot.channel(),
                slot.parent(),
                slot.threadTs(),
                Json.of(message),
                direct,
                direct ? now.plus(ParcelStore.LEASE) : null,
                now.plus(patience),
                direct ? 1 : 0,
                now,
                now);
    }

    private void announce(Written row, Slot slot, Message message, boolean direct, Instant now) {
        if (direct && row.version() == 1) {
            Parcel.Content content = new Parcel.Content.Text(message);
            bell.take(new Parcel(row.id(), slot.key(), slot.channel(), null, content, 1, null, false, 1, now));
        } else {
            bell.ring();
        }
    }

    /** What of a file is not its content. */
    record FileRow(String name, String title, String altText) {}

    @Override
    public void file(Slot parent, String key, FileUpload file) {
        Instant now = clock.instant();
        boolean ownThread = parent.parent() == null && parent.threadTs() == null;
        @Nullable String thread = ownThread ? parent.key() : parent.parent();
        FileRow row = new FileRow(file.name(), file.title(), file.altText());
        int written = sql.update(
                FILE,
                parent.key() + "/" + key,
                parent.channel(),
                thread,
                parent.threadTs(),
                Json.of(row),
                file.content(),
                now,
                now,
                now);
        if (written > 0) {
            database.afterCommit(bell::ring);
        }
    }

    @Override
    public void whisper(String channel, @Nullable String threadTs, String userId, Message message) {
        Whisper whisper = new Whisper(channel, threadTs, userId, message);
        database.afterCommit(() -> bell.tell(whisper));
    }
}
