/** Running Jobs. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.jobs;
