/** The objects of the practice cluster, their revisions, and the rules that the real API server keeps for them. */
@NullMarked
package dev.pageturner.bot.rehearsal.cluster.store;

import org.jspecify.annotations.NullMarked;
