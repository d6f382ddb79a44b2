package dev.pageturner.bot.rehearsal.workspace;

import java.util.List;

/** An answer with {@code "ok": false}, with the error code that Slack would give. */
final class ApiRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final transient List<String> problems;

    ApiRefusal(String code) {
        this(code, List.of());
    }

    /** With the details that go into {@code response_metadata.messages}. */
    ApiRefusal(String code, List<String> problems) {
        super(code, null, false, false);
        this.code = code;
        this.problems = List.copyOf(problems);
    }

    String code() {
        return code;
    }

    List<String> problems() {
        return problems;
    }
}
