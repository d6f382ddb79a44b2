package dev.pageturner.commands.read;

import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.ApiException;
import java.util.Map;

/** What all reads share: nothing to approve, and an error of the server is the answer. */
abstract class ClusterRead implements Command {
    /** Says why a read cannot be done, in kubectl's words. */
    static final class RefusedException extends Exception {
        private static final long serialVersionUID = 1L;

        private final String sentence;

        RefusedException(String sentence) {
            super(sentence);
            this.sentence = sentence;
        }
    }

    abstract Outcome read(Question question) throws RefusedException;

    @Override
    public final Preview preview(Invocation invocation, CommandContext context) {
        return Preview.read(invocation, invocation.argument("target", ""), Map.of());
    }

    @Override
    public final Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        try {
            return read(new Question(invocation, context, control));
        } catch (RefusedException e) {
            return Outcome.of(Outcome.Status.FAILED, e.sentence);
        } catch (ApiException e) {
            return Outcome.of(Outcome.Status.FAILED, String.valueOf(e.getMessage()));
        }
    }
}
