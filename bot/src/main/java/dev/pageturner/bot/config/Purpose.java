package dev.pageturner.bot.config;

/** What a configuration is read for, which decides what may be missing in it. */
enum Purpose {
    /** Everything has to be there. */
    SERVE,
    /** Nothing that comes from the environment, and no runbooks: whoever looks at them says so. */
    LOOK,
    /** The database has to be there, or be left out on purpose. */
    DATABASE
}
