package dev.pageturner.bot.runner;

import java.util.List;

/** Applies the text filters of a runbook's step to what a read answered. */
@FunctionalInterface
public interface OutputFilter {
    /** @throws IllegalArgumentException with a sentence when a filter cannot be applied to this text */
    String apply(List<List<String>> filters, String text);
}
