/** Changing configuration objects. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.config;
