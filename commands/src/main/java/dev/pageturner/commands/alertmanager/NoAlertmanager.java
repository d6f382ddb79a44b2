package dev.pageturner.commands.alertmanager;

import dev.pageturner.commands.Patience;
import java.util.List;

record NoAlertmanager(String sentence) implements Alertmanager {
    @Override
    public AlertmanagerAnswer alerts(AlertQuery query, Patience patience) {
        return new AlertmanagerAnswer.Refused(sentence);
    }

    @Override
    public AlertmanagerAnswer silences(List<String> matchers, Patience patience) {
        return new AlertmanagerAnswer.Refused(sentence);
    }
}
