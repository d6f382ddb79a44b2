package dev.pageturner.commands.alertmanager;

import dev.pageturner.commands.Patience;
import java.util.List;

/**
 * What is asked of an Alertmanager, version 2 of its API. Nothing here changes one.
 *
 * <p>Every method throws {@link dev.pageturner.commands.SystemUnreachableException} when there is no answer; an answer that
 * says no is a {@link AlertmanagerAnswer.Refused}.
 */
public interface Alertmanager {
    AlertmanagerAnswer alerts(AlertQuery query, Patience patience);

    /** @param matchers as amtool writes them ({@code severity=~"warning|critical"}); empty for all silences, expired ones too */
    AlertmanagerAnswer silences(List<String> matchers, Patience patience);

    /** Stands where there is none to ask: every question is answered with how to configure one. */
    static Alertmanager none(String sentence) {
        return new NoAlertmanager(sentence);
    }
}
