/** Text filters after a pipe, applied in this process. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.runbooks.filters;
