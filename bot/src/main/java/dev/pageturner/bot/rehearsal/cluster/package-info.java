/** The practice cluster: a small Kubernetes on loopback whose pods really fail and really heal. */
@NullMarked
package dev.pageturner.bot.rehearsal.cluster;

import org.jspecify.annotations.NullMarked;
