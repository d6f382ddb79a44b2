/**
 * The port to a Kubernetes API server. Objects are plain JSON, so that undo, diff and patch are plain code and a fake is small.
 */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.cluster;
