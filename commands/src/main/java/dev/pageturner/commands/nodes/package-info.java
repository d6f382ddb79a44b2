/** Taking nodes out of service and putting them back, with the semantics of {@code kubectl drain}. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.nodes;
