/**
 * The port to Kubernetes, on fabric8's configuration, authentication and HTTP client; requests are our own.
 *
 * <p>Known of fabric8 7.8, and the reason its DSL is not used for actions: undo of a Deployment ignores ownership, match
 * expressions and paused, leaves the template hash in and does not restore annotations; eviction without arguments asks for
 * policy/v1beta1; its HTTP layer repeats 429 and 5xx ten times unless {@code requestRetryBackoffLimit} is 0; readiness
 * ignores generation and deadline, so it is true right after an undo.
 *
 * <p>Also known: a watch whose server hangs looks like silence for as long as the stream stays open, so whoever waits on one
 * has to ask now and then ({@link dev.pageturner.commands.cluster.LiveList} does); a port-forward hands on bytes but not the
 * end of a stream, so a body that only the end of the connection delimits never ends.
 */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.kubernetes;
