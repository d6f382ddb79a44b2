/** Changing how many replicas there are. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.scale;
