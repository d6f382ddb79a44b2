/** Runs what may run: claims it, reports on it, ends it, and notices when a process that ran something is gone. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.bot.runner;
