package dev.pageturner.runbooks.checklist;

import dev.pageturner.runbooks.checklist.Checklist.Item;
import dev.pageturner.runbooks.checklist.Checklist.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lists with boxes to tick. When they are due is told by the nearest title that says so. */
final class ChecklistFinder {
    private final Items items;
    private final List<Checklist> found = new ArrayList<>();

    ChecklistFinder(Items items) {
        this.items = items;
    }

    List<Checklist> found() {
        return found;
    }

    void look(Passage passage) {
        List<Item> tasks = Items.in(passage.nodes()).stream()
                .filter(Items::isTask)
                .map(item -> items.read(item, passage.topic().slug()))
                .toList();
        if (!tasks.isEmpty()) {
            List<Item> checked = Beside.items(
                    tasks, items.steps(passage.nodes(), passage.topic().slug()));
            found.add(new Checklist(
                    phase(passage), passage.name(), passage.topic().slug(), passage.line(), checked));
        }
    }

    static Phase phase(Passage passage) {
        return passage.context().stream()
                .map(ChecklistFinder::phase)
                .filter(phase -> phase != Phase.OTHER)
                .findFirst()
                .orElse(Phase.OTHER);
    }

    private static Phase phase(String title) {
        String text = title.toLowerCase(Locale.ROOT);
        if (WindowFinder.isCheckpoint(text)) {
            return Phase.CHECKPOINT;
        }
        if (text.matches(".*\\b(?:post[- ]?rollback|after (?:a |the )?rollback)\\b.*")) {
            return Phase.POST_ROLLBACK;
        }
        if (text.contains("smoke test")) {
            return Phase.SMOKE_TEST;
        }
        if (text.matches(
                ".*\\b(?:post-?|after )\\s*(?:the )?(?:deploy|release|rollout|maintenance|change|upgrade).*")) {
            return Phase.POST_DEPLOYMENT;
        }
        boolean before = text.matches(
                ".*\\b(?:pre-?|before )\\s*(?:the )?(?:deploy|release|rollout|maintenance|change|upgrade|flight).*");
        return before ? Phase.PRE_DEPLOYMENT : Phase.OTHER;
    }
}
