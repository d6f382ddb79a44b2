/** A POSIX shell reader: recognises quotes, substitutions, pipelines and redirections exactly, and runs nothing. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.runbooks.shell;
