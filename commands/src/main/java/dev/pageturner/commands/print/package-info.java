/** Text as kubectl prints it: tables, YAML, ages. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.print;
