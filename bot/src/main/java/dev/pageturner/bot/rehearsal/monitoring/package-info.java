/** Practice monitoring: a Prometheus and an Alertmanager on loopback, over series that follow from the state of the practice cluster. */
@NullMarked
package dev.pageturner.bot.rehearsal.monitoring;

import org.jspecify.annotations.NullMarked;
