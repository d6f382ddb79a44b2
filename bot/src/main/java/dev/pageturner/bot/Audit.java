package dev.pageturner.bot;

import dev.pageturner.bot.audit.AuditLog;
import dev.pageturner.bot.audit.AuditStore;
import dev.pageturner.bot.audit.AuditTrail;
import dev.pageturner.bot.audit.Chainer;
import dev.pageturner.bot.http.Meters;
import dev.pageturner.bot.postgres.Database;
import dev.pageturner.bot.postgres.PostgresAudit;

/** The trail, counted when it cannot be written, and the chain that follows it. */
final class Audit implements AutoCloseable {
    private final AuditStore store;
    private final AuditTrail trail;
    private final Chainer chainer;

    Audit(Database database, Meters meters) {
        store = new PostgresAudit(database);
        AuditLog log = new AuditLog(store);
        trail = entry -> {
            try {
                log.append(entry);
            } catch (RuntimeException e) {
                meters.auditFailed();
                throw e;
            }
        };
        chainer = new Chainer(database, store);
    }

    AuditStore store() {
        return store;
    }

    AuditTrail trail() {
        return trail;
    }

    void start() {
        chainer.start();
    }

    @Override
    public void close() {
        chainer.close();
    }
}
