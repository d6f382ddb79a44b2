/** What every change shares: a plan that is previewed and approved, sent once, and followed through lost connections. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.change;
