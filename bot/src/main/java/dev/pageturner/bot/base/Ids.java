package dev.pageturner.bot.base;

import java.util.UUID;

/** Where new ids come from; tests hand out their own. */
@FunctionalInterface
public interface Ids {
    UUID next();
}
