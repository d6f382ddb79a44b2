/** Fills the blanks of a step: on words, never on text, so that a value cannot change the shape of a command. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.runbooks.binding;
