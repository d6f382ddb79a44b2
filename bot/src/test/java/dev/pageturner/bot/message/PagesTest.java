package dev.pageturner.bot.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static String text(List<Message> pages) {
        return pages.stream()
                .flatMap(page -> page.parts().stream())
                .map(part -> part instanceof Part.Code code ? code.text() : Mrkdwn.of(((Part.Paragraph) part).text()))
                .collect(Collectors.joining());
    }

    @Test
    void losesNothingOfALongBlock() {
        String output =
                IntStream.range(0, 2000).mapToObj(i -> "line " + i + " <x> & y").collect(Collectors.joining("\n"));
        List<Message> pages = Pages.of(new Message("long", List.of(new Part.Code(output))));
        assertThat(pages.size()).isGreaterThan(3);
        assertThat(text(pages).replace("\n", "")).isEqualTo(output.replace("\n", ""));
    }

    @Test
    void cutsALineOfThreeThousandCharacters() {
        String line = "x".repeat(3_500);
        List<Message> pages = Pages.of(new Message("long", List.of(new Part.Paragraph(Text.of(line)))));
        assertThat(text(pages)).isEqualTo(line);
        assertThat(pages.get(0).parts()).hasSize(2);
    }

    @Test
    void countsWhatEscapingAdds() {
        List<Message> pages = Pages.of(new Message("long", List.of(new Part.Code("<".repeat(9_000)))));
        for (Message page : pages) {
            int all = 0;
            for (Part part : page.parts()) {
                int length = Mrkdwn.codeBlock(((Part.Code) part).text()).length();
                assertThat(length).isLessThanOrEqualTo(3_000);
                all += length;
            }
            assertThat(all).isLessThan(13_000);
        }
    }

    @Test
    void neverCutsAnEmojiInTwo() {
        String emoji = "\uD83D\uDE80".repeat(3_000);
        List<Message> pages = Pages.of(new Message("long", List.of(new Part.Paragraph(Text.of(emoji)))));
        for (Message page : pages) {
            for (Part part : page.parts()) {
                String piece = Mrkdwn.of(((Part.Paragraph) part).text());
                assertThat(Character.isHighSurrogate(piece.charAt(piece.length() - 1)))
                        .isFalse();
            }
        }
        assertThat(text(pages)).isEqualTo(emoji);
    }

    @Test
    void keepsFiftyBlocksToAMessage() {
        List<Part> parts = new ArrayList<>();
        IntStream.range(0, 120).forEach(i -> parts.add(new Part.Rule()));
        assertThat(Pages.of(new Message("many", parts)))
                .allMatch(page -> page.parts().size() <= 50)
                .hasSize(3);
    }

    @Test
    void keepsTheButtonWithTheBeginningOfALongLine() {
        Part.Button button = Part.Button.of("Run", "run-step", "[]");
        List<Part> parts = Pages.split(List.of(new Part.Line(Text.of("y ".repeat(3_000)), button)));
        assertThat(parts.get(0)).isInstanceOf(Part.Line.class);
        assertThat(parts.subList(1, parts.size())).allMatch(Part.Paragraph.class::isInstance);
    }
}
