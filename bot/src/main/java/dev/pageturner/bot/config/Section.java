package dev.pageturner.bot.config;

import dev.pageturner.bot.base.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A mapping of the file, read key by key. Whatever has a wrong type is a problem, and counts as missing. */
final class Section {
    private final Reading reading;
    private final String path;
    private final Node node;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

    /** @param path for people; empty at the top */
    Section(Reading reading, String path, Node node) {
        this.reading = reading;
        this.path = path;
        this.node = node;
        if (node instanceof MappingNode mapping) {
            for (NodeTuple entry : mapping.getValue()) {
                if (entry.getKeyNode() instanceof ScalarNode key) {
                    if (entries.put(key.getValue(), entry) != null) {
                        reading.problem(key, "the key \"" + key.getValue() + "\" stands here twice; keep one of them");
                    }
                } else {
                    reading.problem(entry.getKeyNode(), "a key has to be a word");
                }
            }
        } else if (!isNull(node)) {
            reading.problem(node, wrong(path, "keys and values", node));
        }
    }

    /** Reports every key that is not one of these, with the nearest that is. */
    void allow(String... known) {
        entries.forEach((name, entry) -> {
            if (!List.of(known).contains(name)) {
                reading.problem(
                        entry.getKeyNode(),
                        "unknown key \"" + name + "\"" + (path.isEmpty() ? "" : " under " + path)
                                + NearestName.of(name, List.of(known))
                                        .map(near -> "; did you mean \"" + near + "\"?")
                                        .orElse("; known are " + String.join(", ", known)));
            }
        });
    }

    void problem(String sentence) {
        reading.problem(node, sentence);
    }

    void problemAt(String key, String sentence) {
        NodeTuple entry = entries.get(key);
        reading.problem(entry == null ? node : entry.getValueNode(), sentence);
    }

    boolean has(String key) {
        return value(key) != null;
    }

    /** True also when the value is empty or a variable that is not set, which is a problem already. */
    boolean mentions(String key) {
        return value(key) instanceof ScalarNode scalar
                && scalar.getValue().contains("${")
                && !scalar.getValue().contains(":-");
    }

    List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    Optional<String> text(String key) {
        Node value = value(key);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ScalarNode scalar) {
            return Optional.of(reading.filled(scalar, scalar.getValue()).strip());
        }
        reading.problem(value, wrong(name(key), "one value", value));
        return Optional.empty();
    }

    Optional<Secret> secret(String key) {
        return text(key).filter(text -> !text.isEmpty()).map(Secret::new);
    }

    Optional<Boolean> flag(String key) {
        return text(key).flatMap(text -> switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> Optional.of(true);
            case "false", "" -> Optional.of(false);
            default -> {
                problemAt(key, name(key) + " has to be true or false, not \"" + text + "\"");
                yield Optional.empty();
            }
        });
    }

    Optional<Integer> number(String key, int least, int most) {
        return text(key).filter(text -> !text.isEmpty()).flatMap(text -> {
            Optional<Integer> number = Numbers.whole(text, least, most);
            if (number.isEmpty()) {
                problemAt(
                        key,
                        name(key) + " has to be a whole number from " + least + " to " + most + ", not \"" + text
                                + "\"");
            }
            return number;
        });
    }

    Optional<Duration> duration(String key) {
        return text(key).flatMap(text -> {
            Optional<Duration> duration = Numbers.duration(text);
            if (duration.isEmpty()) {
                problemAt(key, name(key) + " has to be a duration like 90s, 15m or 1h30m, not \"" + text + "\"");
            }
            return duration;
        });
    }

    /** A list of words; a single word is a list of one. */
    List<String> texts(String key) {
        Node value = value(key);
        if (value instanceof ScalarNode) {
            return text(key).filter(text -> !text.isEmpty()).map(List::of).orElse(List.of());
        }
        List<String> texts = new ArrayList<>();
        for (Node element : elements(key, "a list")) {
            if (element instanceof ScalarNode scalar && !isNull(element)) {
                texts.add(reading.filled(scalar, scalar.getValue()).strip());
            } else {
                reading.problem(element, wrong("an element of " + name(key), "one value", element));
            }
        }
        return texts;
    }

    /** Words by name, for labels. */
    Map<String, String> pairs(String key) {
        Section section = section(key);
        Map<String, String> pairs = new LinkedHashMap<>();
        section.keys().forEach(name -> section.text(name).ifPresent(text -> pairs.put(name, text)));
        return pairs;
    }

    /** An empty one when the key is missing. */
    Section section(String key) {
        Node value = value(key);
        return value == null
                ? new Section(
                        reading,
                        name(key),
                        new ScalarNode(Tag.NULL, "", org.snakeyaml.engine.v2.common.ScalarStyle.PLAIN))
                : new Section(reading, name(key), value);
    }

    List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        for (Node element : elements(key, "a list")) {
            sections.add(new Section(reading, name(key) + "[" + sections.size() + "]", element));
        }
        return sections;
    }

    private List<Node> elements(String key, String wanted) {
        Node value = value(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        reading.problem(value, wrong(name(key), wanted, value));
        return List.of();
    }

    private @Nullable Node value(String key) {
        NodeTuple entry = entries.get(key);
        return entry == null || isNull(entry.getValueNode()) ? null : entry.getValueNode();
    }

    String name(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static boolean isNull(Node node) {
        return Tag.NULL.equals(node.getTag());
    }

    private static String wrong(String what, String wanted, Node found) {
        String kind = found instanceof MappingNode
                ? "keys and values"
                : found instanceof SequenceNode ? "a list" : "one value";
        return (what.isEmpty() ? "the file" : what) + " has to be " + wanted + ", not " + kind;
    }
}
