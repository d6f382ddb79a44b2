package dev.pageturner.bot.message;

import dev.pageturner.bot.message.Part.Code;
import dev.pageturner.bot.message.Part.Facts;
import dev.pageturner.bot.message.Part.Heading;
import dev.pageturner.bot.message.Part.Line;
import dev.pageturner.bot.message.Part.Note;
import dev.pageturner.bot.message.Part.Paragraph;
import java.util.ArrayList;
import java.util.List;

/**
 * The one place that decides how a message is cut to Slack's limits. Nothing is lost: a part that is too long becomes several,
 * and what does not fit into one message goes on in the next.
 */
public final class Pages {
    /** What the JSON around a block's text takes. */
    private static final int FRAME = 90;

    private Pages() {}

    /** At least one message; the first keeps the summary. */
    public static List<Message> of(Message message) {
        List<Message> pages = new ArrayList<>();
        for (List<Part> parts : pack(message.parts(), Limits.BLOCKS, Limits.MESSAGE)) {
            String summary = pages.isEmpty() ? message.summary() : message.summary() + " (" + (pages.size() + 1) + ")";
            pages.add(new Message(summary, parts));
        }
        return pages.isEmpty() ? List.of(message) : pages;
    }

    /** Parts in groups that fit, each part small enough to be one block. */
    public static List<List<Part>> pack(List<Part> parts, int mostBlocks, int mostCharacters) {
        List<List<Part>> groups = new ArrayList<>();
        List<Part> group = new ArrayList<>();
        int characters = 0;
        for (Part part : split(parts)) {
            int weight = weight(part);
            if (!group.isEmpty() && (group.size() == mostBlocks || characters + weight > mostCharacters)) {
                groups.add(List.copyOf(group));
                group.clear();
                characters = 0;
            }
            group.add(part);
            characters += weight;
        }
        if (!group.isEmpty()) {
            groups.add(List.copyOf(group));
        }
        return groups;
    }

    static List<Part> split(List<Part> parts) {
        List<Part> small = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Paragraph paragraph) {
                Cut.text(paragraph.text(), Limits.SECTION).forEach(text -> small.add(new Paragraph(text)));
            } else if (part instanceof Note note) {
                Cut.text(note.text(), Limits.FIELD).forEach(text -> small.add(new Note(text)));
            } else if (part instanceof Code code) {
                Cut.code(code.text(), Limits.SECTION).forEach(text -> small.add(new Code(text)));
            } else if (part instanceof Line line) {
                splitLine(line, small);
            } else if (part instanceof Facts facts) {
                splitFacts(facts, small);
            } else if (part instanceof Part.Buttons buttons) {
                splitButtons(buttons, small);
            } else if (part instanceof Heading heading
                    && Mrkdwn.escape(heading.text()).length() > Limits.HEADING) {
                Cut.text(Text.bold(heading.text()), Limits.SECTION).forEach(text -> small.add(new Paragraph(text)));
            } else {
                small.add(part);
            }
        }
        return small;
    }

    /** The button stays with the beginning. */
    private static void splitLine(Line line, List<Part> small) {
        List<Text> texts = Cut.text(line.text(), Limits.SECTION);
        small.add(new Line(texts.get(0), line.button()));
        texts.subList(1, texts.size()).forEach(text -> small.add(new Paragraph(text)));
    }

    private static void splitFacts(Facts facts, List<Part> small) {
        List<Part.Fact> few = new ArrayList<>();
        for (Part.Fact fact : facts.facts()) {
            List<Text> values = Cut.text(fact.value(), Limits.FIELD - Limits.LABEL * 2);
            for (int i = 0; i < values.size(); i++) {
                few.add(new Part.Fact(i == 0 ? fact.label() : fact.label() + " (" + (i + 1) + ")", values.get(i)));
            }
        }
        for (int i = 0; i < few.size(); i += Limits.FIELDS) {
            small.add(new Facts(few.subList(i, Math.min(few.size(), i + Limits.FIELDS))));
        }
    }

    private static void splitButtons(Part.Buttons buttons, List<Part> small) {
        List<Part.Button> all = buttons.buttons();
        for (int i = 0; i < all.size(); i += Limits.BUTTONS) {
            small.add(new Part.Buttons(all.subList(i, Math.min(all.size(), i + Limits.BUTTONS))));
        }
    }

    private static int weight(Part part) {
        if (part instanceof Paragraph paragraph) {
            return FRAME + Mrkdwn.most(paragraph.text());
        } else if (part instanceof Note note) {
            return FRAME + Mrkdwn.most(note.text());
        } else if (part instanceof Code code) {
            return FRAME + Mrkdwn.codeBlock(code.text()).length();
        } else if (part instanceof Line line) {
            return FRAME + Mrkdwn.most(line.text()) + weight(line.button());
        } else if (part instanceof Facts facts) {
            return FRAME
                    + facts.facts().stream()
                            .mapToInt(f -> FRAME + f.label().length() + Mrkdwn.most(f.value()))
                            .sum();
        } else if (part instanceof Part.Buttons buttons) {
            return FRAME + buttons.buttons().stream().mapToInt(Pages::weight).sum();
        }
        return FRAME + Limits.HEADING;
    }

    private static int weight(Part.Button button) {
        String confirm = button.confirm();
        return FRAME
                + button.label().length()
                + button.value().length()
                + button.action().length()
                + (confirm == null ? 0 : FRAME + confirm.length());
    }
}
