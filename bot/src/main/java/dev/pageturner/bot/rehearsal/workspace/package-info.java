/** The local workspace: Slack's Web API, its signed callbacks and a page that behaves like Slack, on loopback. */
@NullMarked
package dev.pageturner.bot.rehearsal.workspace;

import org.jspecify.annotations.NullMarked;
