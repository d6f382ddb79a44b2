package dev.pageturner.bot.http;

/** Looks at one thing that the bot needs. Runs within two seconds, or counts as failed. */
public interface ReadinessCheck {
    /** {@code db}, {@code queue} or {@code outbound}; several of one name are told as one, the worst first. */
    String name();

    Result check();

    /** @param detail for people; without addresses and other internals */
    record Result(Status status, String detail) {
        public static Result ok(String detail) {
            return new Result(Status.OK, detail);
        }

        /** The bot works, but somebody should look. */
        public static Result warn(String detail) {
            return new Result(Status.WARN, detail);
        }

        /** The bot cannot do what it is for. */
        public static Result fail(String detail) {
            return new Result(Status.FAIL, detail);
        }
    }

    /** The worst last. */
    enum Status {
        OK,
        WARN,
        FAIL
    }

    static ReadinessCheck of(String name, java.util.function.Supplier<Result> check) {
        return new ReadinessCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Result check() {
                return check.get();
            }
        };
    }
}
