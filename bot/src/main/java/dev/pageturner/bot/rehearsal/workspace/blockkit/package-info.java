/** Slack's Block Kit rules as one table, and the check that refuses what Slack would refuse. */
@NullMarked
package dev.pageturner.bot.rehearsal.workspace.blockkit;

import org.jspecify.annotations.NullMarked;
