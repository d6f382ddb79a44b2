/** The Kubernetes API over HTTP, as far as kubectl and client libraries look. */
@NullMarked
package dev.pageturner.bot.rehearsal.cluster.api;

import org.jspecify.annotations.NullMarked;
