package dev.pageturner.bot.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/**
 * How connections are made: bounded in every wait, so that a dead database is noticed within seconds. Alertmanager gives up after
 * ten at the soonest, and has to hear by then that its notification was not stored.
 */
final class Pools {
    private static final int LONGEST_STATEMENT_SECONDS = 6;

    private Pools() {}

    static HikariDataSource create(DatabaseSettings settings, Schema schema) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("database");
        config.setDataSource(new WorkingDataSource(settings, schema));
        config.setMaximumPoolSize(settings.connections());
        config.setMinimumIdle(2);
        config.setAutoCommit(false);
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setValidationTimeout(Math.max(250, settings.patience().toMillis() / 2));
        // The bot starts without its database and waits for it.
        config.setInitializationFailTimeout(-1);
        return new HikariDataSource(config);
    }

    static Properties properties(DatabaseSettings settings) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "pageturner");
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("loginTimeout", "3");
        properties.setProperty("socketTimeout", Integer.toString(LONGEST_STATEMENT_SECONDS + 2));
        properties.setProperty("cancelSignalTimeout", "2");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("reWriteBatchedInserts", "true");
        // Between two incidents lie hours: a statement that is prepared with its fifth use would never be.
        properties.setProperty("prepareThreshold", "1");
        // A null has no type; text that had one would make PostgreSQL parse a statement again whenever null and text
        // take turns.
        properties.setProperty("stringtype", "unspecified");
        if (!settings.user().isEmpty()) {
            properties.setProperty("user", settings.user());
        }
        if (!settings.password().isEmpty()) {
            properties.setProperty("password", settings.password().reveal());
        }
        return properties;
    }

    static String session(boolean asBotRole) {
        return (asBotRole ? "SET ROLE " + Roles.BOT + "; " : "")
                + "SET search_path TO " + Schema.NAME
                + "; SET statement_timeout TO '" + LONGEST_STATEMENT_SECONDS + "s'"
                + "; SET lock_timeout TO '5s'"
                + "; SET idle_in_transaction_session_timeout TO '60s'";
    }
}
