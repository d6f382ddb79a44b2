package dev.pageturner.commands.kubernetes;

import java.util.List;

/** On whose behalf a request is sent. */
record Person(String user, List<String> groups) {
    /** The credentials' own user. */
    static final Person NOBODY_ELSE = new Person("", List.of());

    Person {
        groups = List.copyOf(groups);
    }

    boolean isImpersonated() {
        return !user.isBlank();
    }
}
