package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Block;
import dev.pageturner.runbooks.CodeBlocks;
import dev.pageturner.runbooks.CodeText;
import dev.pageturner.runbooks.Scenario;
import dev.pageturner.runbooks.Section;
import dev.pageturner.runbooks.Step;
import dev.pageturner.runbooks.StepKind;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the steps of a scenario are to each other, across the blocks that they stand in. */
final class StepsTogether {
    private static final Pattern FORWARD = Pattern.compile("(?:kubectl|oc)\\s[^\\n|;]*\\bport-forward\\b[^\\n|;]*");
    private static final Pattern LOCAL = Pattern.compile("^localhost:(\\d{1,5}) ");
    private static final int ID_LENGTH = 12;

    private final CodeBlocks code;
    private final String anchor;
    private final Set<String> ids = new HashSet<>();

    private StepsTogether(CodeBlocks code, String anchor) {
        this.code = code;
        this.anchor = anchor;
    }

    static Scenario in(Scenario scenario, CodeBlocks code) {
        StepsTogether together = new StepsTogether(code, scenario.anchor());
        return new Scenario(
                scenario.file(),
                scenario.anchor(),
                scenario.title(),
                scenario.line(),
                scenario.alerts(),
                scenario.severity(),
                scenario.sections().stream().map(together::section).toList());
    }

    private Section section(Section section) {
        List<String> forwards = section.blocks().stream()
                .filter(Block.Steps.class::isInstance)
                .flatMap(block -> ((Block.Steps) block).steps().stream())
                .filter(step -> step.kind() == StepKind.BY_HAND)
                .map(Step::source)
                .filter(source -> FORWARD.matcher(source).matches())
                .distinct()
                .toList();
        List<Block> blocks =
                section.blocks().stream().map(block -> block(block, forwards)).toList();
        return new Section(section.kind(), section.title(), section.line(), blocks);
    }

    private Block block(Block block, List<String> forwards) {
        return block instanceof Block.Steps steps
                ? new Block.Steps(
                        steps.steps().stream()
                                .map(step -> unique(through(step, forwards)))
                                .toList(),
                        steps.language(),
                        steps.line())
                : block;
    }

    /** A request to localhost goes where the only port-forward of the section that listens there leads to. */
    private Step through(Step step, List<String> forwards) {
        Matcher local = LOCAL.matcher(Objects.requireNonNullElse(step.reason(), ""));
        if (!local.find()) {
            return step;
        }
        Pattern listens = Pattern.compile("\\s" + local.group(1) + "(?::\\d{1,5})?(?:\\s|$)");
        List<String> found = forwards.stream()
                .filter(forward -> listens.matcher(forward).find())
                .toList();
        return found.size() == 1 ? probe(step, found.get(0)).orElse(step) : step;
    }

    private Optional<Step> probe(Step step, String forward) {
        CodeText both = new CodeText("bash", forward + " &\n" + step.source(), step.line());
        return code.read(both, anchor) instanceof Block.Steps steps
                        && steps.steps().size() == 1
                        && steps.steps().get(0).kind() != StepKind.BY_HAND
                ? Optional.of(placed(steps.steps().get(0), step))
                : Optional.empty();
    }

    /** The meaning of the one, at the place and with the words of the other. */
    private static Step placed(Step meaning, Step place) {
        return new Step(
                place.id(),
                place.line(),
                place.endLine(),
                place.title(),
                place.source(),
                meaning.kind(),
                meaning.words(),
                meaning.arguments(),
                meaning.placeholders(),
                meaning.filters(),
                meaning.reason());
    }

    /** The same command in two blocks is two steps: a button has to say which of them was pressed. */
    private Step unique(Step step) {
        String id = step.id();
        for (int ordinal = 2; !ids.add(id); ordinal++) {
            byte[] name = (step.id() + " " + ordinal).getBytes(StandardCharsets.UTF_8);
            id = UUID.nameUUIDFromBytes(name).toString().replace("-", "").substring(0, ID_LENGTH);
        }
        return id.equals(step.id())
                ? step
                : new Step(
                        id,
                        step.line(),
                        step.endLine(),
                        step.title(),
                        step.source(),
                        step.kind(),
                        step.words(),
                        step.arguments(),
                        step.placeholders(),
                        step.filters(),
                        step.reason());
    }
}
