package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.steps.Flags.Item;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Flags of promtool's queries: what promtool would not take has no button either, and its defaults become words. */
final class PromtoolTimes {
    /** promtool begins so long before the end when nobody says where. */
    private static final Item LAST_MINUTES = new Item(new Flag("range", Flag.Takes.VALUE, "time"), "5m");

    private static final Flag OUTPUT = new Flag("output", Flag.Takes.VALUE, "output");
    private static final Pattern UNIX = Pattern.compile("\\d{1,12}(\\.\\d{1,9})?");
    private static final Pattern DURATION = Pattern.compile("(?:\\d+(?:\\.\\d+)?(?:ns|us|µs|ms|s|m|h))+");
    private static final Pattern WITH_BLANK =
            Pattern.compile("(?s).*(?:<[^<>]+>|\\$\\{?\\w+|\\{\\{.*}}|\\[[A-Za-z]).*");

    private PromtoolTimes() {}

    /** Why this flag takes the button away, or null. */
    static @Nullable String objection(Item item) {
        Flag flag = item.flag();
        if (flag == null) {
            return null;
        }
        String spelled = "`--" + flag.name() + (flag.takes() == Flag.Takes.SWITCH ? "" : "=" + item.value()) + "`";
        return switch (flag.effect()) {
            case "file" -> "`--" + flag.name() + "` of promtool reads a file of your own machine";
            case "header" ->
                "`--header` is for the server in this line, and may be a login; the bot asks with its own settings";
            case "help" -> "it only shows how `promtool` is used";
            case "output" ->
                item.value().equals("promql") || item.value().equals("json")
                        ? null
                        : spelled + " is not an output that promtool has";
            case "time" ->
                isTime(item.value()) ? null : spelled + " is neither an RFC 3339 time nor seconds since 1970";
            case "step" ->
                isStep(item.value()) ? null : spelled + " is not a duration that promtool takes, such as 30s";
            default -> null;
        };
    }

    private static boolean isTime(String value) {
        if (WITH_BLANK.matcher(value).matches() || UNIX.matcher(value).matches()) {
            return true;
        }
        try {
            return OffsetDateTime.parse(value).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isStep(String value) {
        return WITH_BLANK.matcher(value).matches() || DURATION.matcher(value).matches();
    }

    /** What the step's command is told; of a flag that is given twice, the last. */
    static List<Item> kept(List<Item> items, boolean range) {
        Map<String, Item> kept = new LinkedHashMap<>();
        for (Item item : items) {
            Flag flag = item.flag();
            if (flag != null && !flag.effect().equals("drop")) {
                kept.put(flag.effect().equals("output") ? "output" : flag.name(), item);
            }
        }
        Item output = kept.remove("output");
        List<Item> all = new ArrayList<>();
        if (range && !kept.containsKey("start")) {
            all.add(LAST_MINUTES);
        }
        all.addAll(kept.values());
        if (output != null && output.value().equals("json")) {
            all.add(new Item(OUTPUT, "json"));
        }
        return all;
    }

    static boolean is(Item item, String effect) {
        return item.flag() != null && item.flag().effect().equals(effect);
    }
}
