/** What anyone may ask of a cluster, printed as kubectl prints it, bounded in time, lines and bytes. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.read;
