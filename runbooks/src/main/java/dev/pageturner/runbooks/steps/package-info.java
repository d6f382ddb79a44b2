/** What the commands of a code block mean: each becomes one typed step, or is by hand with a reason. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.runbooks.steps;
