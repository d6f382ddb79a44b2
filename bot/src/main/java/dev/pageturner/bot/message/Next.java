package dev.pageturner.bot.message;

import dev.pageturner.bot.execution.Execution;
import dev.pageturner.commands.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What is worth doing after an outcome, as buttons. */
final class Next {
    private static final int MOST = 5;

    private Next() {}

    static List<Part.Button> buttons(Execution execution, Outcome outcome) {
        List<Part.Button> buttons = new ArrayList<>();
        UUID incident = execution.origin().incident();
        for (List<String> words : outcome.next()) {
            List<String> value =
                    new ArrayList<>(List.of(execution.cluster(), incident == null ? "" : incident.toString()));
            value.addAll(words);
            if (!words.isEmpty() && Values.fits(Values.of(value)) && buttons.size() < MOST) {
                buttons.add(Part.Button.of(Wording.typed(words), Actions.RUN_WORDS, Values.of(value)));
            }
        }
        return buttons;
    }
}
