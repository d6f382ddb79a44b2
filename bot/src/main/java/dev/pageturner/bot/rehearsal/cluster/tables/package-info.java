/** What {@code kubectl get} prints: the server's Table columns, kind by kind. */
@NullMarked
package dev.pageturner.bot.rehearsal.cluster.tables;

import org.jspecify.annotations.NullMarked;
