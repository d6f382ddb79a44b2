package dev.pageturner.bot.rehearsal.workspace.blockkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One line of Slack's limits is one row here: just allowed, and one more. */
class BlockValidatorTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String BUTTON =
            "{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'%s'}%s}]}";

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            section text          | 3000  | {'type':'section','text':{'type':'mrkdwn','text':'#'}}
            section field         | 2000  | {'type':'section','fields':[{'type':'mrkdwn','text':'#'}]}
            header                | 150   | {'type':'header','text':{'type':'plain_text','text':'#'}}
            block_id              | 255   | {'type':'divider','block_id':'#'}
            button text           | 75    | {'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'#'}}]}
            button value          | 2000  | {'type':'actions','elements':[{'type':'button','value':'#','text':{'type':'plain_text','text':'b'}}]}
            button url            | 3000  | {'type':'actions','elements':[{'type':'button','url':'#','text':{'type':'plain_text','text':'b'}}]}
            action_id             | 255   | {'type':'actions','elements':[{'type':'button','action_id':'#','text':{'type':'plain_text','text':'b'}}]}
            option text           | 75    | {'type':'actions','elements':[{'type':'overflow','options':[{'value':'v','text':{'type':'plain_text','text':'#'}}]}]}
            option value          | 150   | {'type':'actions','elements':[{'type':'overflow','options':[{'value':'#','text':{'type':'plain_text','text':'o'}}]}]}
            confirm title         | 100   | {'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'b'},'confirm':{'title':{'type':'plain_text','text':'#'},'text':{'type':'plain_text','text':'t'},'confirm':{'type':'plain_text','text':'y'},'deny':{'type':'plain_text','text':'n'}}}]}
            confirm text          | 300   | {'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'b'},'confirm':{'title':{'type':'plain_text','text':'t'},'text':{'type':'mrkdwn','text':'#'},'confirm':{'type':'plain_text','text':'y'},'deny':{'type':'plain_text','text':'n'}}}]}
            confirm button        | 30    | {'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'b'},'confirm':{'title':{'type':'plain_text','text':'t'},'text':{'type':'mrkdwn','text':'t'},'confirm':{'type':'plain_text','text':'#'},'deny':{'type':'plain_text','text':'n'}}}]}
            image alt text        | 2000  | {'type':'image','image_url':'http://a/b.png','alt_text':'#'}
            input label           | 2000  | {'type':'input','label':{'type':'plain_text','text':'#'},'element':{'type':'plain_text_input'}}
            markdown              | 12000 | {'type':'markdown','text':'#'}
            """)
    void holdsTheLengthLimit(String what, int max, String template) {
        assertThat(problems(template.replace("#", "x".repeat(max)))).as(what).isEmpty();
        assertThat(problems(template.replace("#", "x".repeat(max + 1))))
                .singleElement()
                .asString()
                .contains("must be less than " + (max + 1) + " characters");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            blocks           | 50  | {'type':'divider'} | #
            fields           | 10  | {'type':'mrkdwn','text':'f'} | {'type':'section','fields':[#]}
            context elements | 10  | {'type':'mrkdwn','text':'f'} | {'type':'context','elements':[#]}
            action elements  | 25  | {'type':'button','text':{'type':'plain_text','text':'b'}} | {'type':'actions','elements':[#]}
            select options   | 100 | {'value':'v','text':{'type':'plain_text','text':'o'}} | {'type':'section','text':{'type':'mrkdwn','text':'t'},'accessory':{'type':'static_select','options':[#]}}
            overflow options | 5   | {'value':'v','text':{'type':'plain_text','text':'o'}} | {'type':'actions','elements':[{'type':'overflow','options':[#]}]}
            radio buttons    | 10  | {'value':'v','text':{'type':'plain_text','text':'o'}} | {'type':'actions','elements':[{'type':'radio_buttons','options':[#]}]}
            """)
    void holdsTheLimitOfItems(String what, int max, String item, String template) {
        assertThat(problems(template.replace("#", repeated(item, max))))
                .as(what)
                .isEmpty();
        assertThat(problems(template.replace("#", repeated(item, max + 1))))
                .singleElement()
                .asString()
                .contains("no more than " + max + " items allowed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            unsupported type: carousel_of_joy | {'type':'carousel_of_joy'}
            missing required field: text | {'type':'header'}
            must define either `text` or `fields` | {'type':'section'}
            invalid additional property: colour | {'type':'divider','colour':'red'}
            must be a valid enum value | {'type':'header','text':{'type':'mrkdwn','text':'t'}}
            must be more than 0 characters | {'type':'section','text':{'type':'mrkdwn','text':''}}
            must be a valid enum value | {'type':'actions','elements':[{'type':'button','style':'warning','text':{'type':'plain_text','text':'b'}}]}
            unsupported type: plain_text_input | {'type':'actions','elements':[{'type':'plain_text_input'}]}
            no less than 1 items allowed | {'type':'actions','elements':[]}
            already exists | {'type':'actions','elements':[{'type':'button','action_id':'a','text':{'type':'plain_text','text':'b'}},{'type':'button','action_id':'a','text':{'type':'plain_text','text':'b'}}]}
            already exists | {'type':'divider','block_id':'same'},{'type':'divider','block_id':'same'}
            """)
    void refusesWhatSlackRefuses(String complaint, String blocks) {
        assertThat(problems(blocks)).singleElement().asString().contains(complaint);
    }

    @Test
    void takesWhatBotsUse() {
        assertThat(problems("""
                {'type':'rich_text','elements':[{'type':'rich_text_preformatted','elements':[{'type':'text','text':'x'}]}]},
                {'type':'table','rows':[[{'type':'raw_text','text':'a'},{'type':'raw_text','text':'b'}]]},
                {'type':'context','elements':[{'type':'image','image_url':'http://a/b.png','alt_text':'a'},{'type':'mrkdwn','text':'m'}]},
                {'type':'section','text':{'type':'mrkdwn','text':'t'},'accessory':{'type':'image','image_url':'http://a','alt_text':'a'}}
                """)).isEmpty();
        assertThat(problems(BUTTON.formatted("b", ",'style':'danger','url':'http://a'")))
                .isEmpty();
    }

    @Test
    void checksModals() {
        String modal = "{'type':'modal','title':{'type':'plain_text','text':'%s'},'blocks':[%s]}";
        assertThat(viewProblems(modal.formatted("t".repeat(24), "{'type':'divider'}")))
                .isEmpty();
        assertThat(viewProblems(modal.formatted("t".repeat(25), "{'type':'divider'}")))
                .containsExactly("must be less than 25 characters [json-pointer:/view/title/text]");
        assertThat(viewProblems(modal.formatted("t", repeated("{'type':'divider'}", 101))))
                .hasSize(1);
        assertThat(
                        viewProblems(
                                modal.formatted(
                                        "t",
                                        "{'type':'input','label':{'type':'plain_text','text':'l'},'element':{'type':'plain_text_input'}}")))
                .containsExactly("missing required field: submit [json-pointer:/view]");
        assertThat(viewProblems(modal.formatted("t", "{'type':'table','rows':[]}")))
                .containsExactly("unsupported block: table [json-pointer:/view/blocks/0/type]");
    }

    private static String repeated(String item, int times) {
        return String.join(",", java.util.Collections.nCopies(times, item));
    }

    private static List<String> problems(String blocks) {
        return BlockValidator.problems(json("[" + blocks + "]"), Surface.MESSAGE);
    }

    private static List<String> viewProblems(String view) {
        return BlockValidator.viewProblems(json(view));
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (com.fasterxml.jackson.core.JsonProcessingException badTest) {
            throw new IllegalArgumentException(text, badTest);
        }
    }
}
