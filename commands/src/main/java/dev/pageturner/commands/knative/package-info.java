/** Knative Services, which is Cloud Run's API. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.knative;
