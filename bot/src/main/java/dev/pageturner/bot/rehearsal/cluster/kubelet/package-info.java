/** What happens on the simulated nodes: containers start, get ready, crash, write logs and stop. */
@NullMarked
package dev.pageturner.bot.rehearsal.cluster.kubelet;

import org.jspecify.annotations.NullMarked;
