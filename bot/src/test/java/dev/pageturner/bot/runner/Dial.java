package dev.pageturner.bot.runner;

import dev.pageturner.commands.Change;
import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.SystemUnreachableException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A system small enough to know by heart: a dial that can be read, turned, and turned slowly. */
final class Dial {
    final AtomicInteger value = new AtomicInteger(1);
    final AtomicInteger turns = new AtomicInteger();
    final CountDownLatch turning = new CountDownLatch(1);
    volatile boolean reachable = true;

    List<Command> commands() {
        return List.of(new Look(), new Turn("turn", false), new Turn("turn-slowly", true), new Break());
    }

    private void reach() {
        if (!reachable) {
            throw new SystemUnreachableException("The dial does not answer.", new IllegalStateException());
        }
    }

    private final class Look implements Command {
        @Override
        public CommandSpec spec() {
            return new CommandSpec("look", "Read the dial.", Risk.READ, List.of(), List.of("look"), List.of());
        }

        @Override
        public Preview preview(Invocation invocation, CommandContext context) {
            return new Preview("look", "dial", Map.of(), Risk.READ, true, null, List.of(), Map.of(), List.of(), "");
        }

        @Override
        public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
            reach();
            return Outcome.answered(
                    "Looked.", Output.text("dial stands at " + value.get() + "\nfor " + context.user() + "\n"));
        }
    }

    private final class Turn implements Command {
        private final String name;
        private final boolean slow;

        private Turn(String name, boolean slow) {
            this.name = name;
            this.slow = slow;
        }

        @Override
        public CommandSpec spec() {
            return new CommandSpec(
                    name,
                    "Turn the dial.",
                    Risk.HIGH,
                    List.of(Parameter.flag("namespace", ParameterType.NAMESPACE, "Where.", "n")),
                    List.of(name),
                    List.of());
        }

        @Override
        public Preview preview(Invocation invocation, CommandContext context) {
            reach();
            int now = value.get();
            boolean allowed = now < 10;
            return new Preview(
                    name,
                    "dial",
                    invocation.arguments(),
                    Risk.HIGH,
                    allowed,
                    allowed ? null : "the dial is at its end",
                    List.of(),
                    Map.of("now", Integer.toString(now)),
                    List.of(new Change("dials", "", "dial", "turn", now + " -> " + (now + 1))),
                    "at " + now);
        }

        @Override
        public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
            if (!("at " + value.get()).equals(control.approvedFingerprint())) {
                return Outcome.of(Outcome.Status.CHANGED, "The dial was turned by somebody else.");
            }
            turning.countDown();
            if (slow) {
                control.progress("turning");
                Awaitility.await().atMost(Duration.ofSeconds(20)).until(control::cancelled);
                return Outcome.of(Outcome.Status.CANCELLED, "Stopped half-way.");
            }
            turns.incrementAndGet();
            return Outcome.of(Outcome.Status.SUCCEEDED, "Now at " + value.incrementAndGet() + ".");
        }
    }

    private static final class Break implements Command {
        @Override
        public CommandSpec spec() {
            return new CommandSpec("break", "Break.", Risk.LOW, List.of(), List.of("break"), List.of());
        }

        @Override
        public Preview preview(Invocation invocation, CommandContext context) {
            return new Preview("break", "dial", Map.of(), Risk.LOW, true, null, List.of(), Map.of(), List.of(), "b");
        }

        @Override
        public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
            throw new IllegalStateException("internal detail");
        }
    }
}
