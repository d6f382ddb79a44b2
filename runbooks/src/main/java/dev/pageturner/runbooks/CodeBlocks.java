package dev.pageturner.runbooks;

/** Turns a code block into typed steps, or into a sample when it is no command. */
@FunctionalInterface
public interface CodeBlocks {
    /** @param anchor of the scenario the block stands in; part of the steps' ids */
    Block read(CodeText code, String anchor);
}
