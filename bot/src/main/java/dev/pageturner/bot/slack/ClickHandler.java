package dev.pageturner.bot.slack;

import java.util.List;

/** What one kind of button does. Handlers may take their time and may be called twice for one click after a crash. */
interface ClickHandler {
    /** One of {@link dev.pageturner.bot.message.Actions}. */
    String action();

    /** @param values what the button carries */
    void clicked(Arrival.Click click, List<String> values);
}
