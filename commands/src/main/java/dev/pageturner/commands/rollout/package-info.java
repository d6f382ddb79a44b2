/** Rollouts of Deployments, StatefulSets and DaemonSets: their history, their state, and the way back. */
@org.jspecify.annotations.NullMarked
package dev.pageturner.commands.rollout;
