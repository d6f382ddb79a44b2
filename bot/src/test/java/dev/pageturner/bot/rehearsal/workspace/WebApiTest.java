package dev.pageturner.bot.rehearsal.workspace;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.response.chat.ChatPostMessageResponse;
import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.block.LayoutBlock;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The Web API, called with Slack's own client. */
class WebApiTest {
    private static final String CHANNEL = "C0ONCALL";
    private static LocalWorkspace workspace;
    private static MethodsClient slack;

    @BeforeAll
    static void start() {
        WorkspaceSettings settings = WorkspaceSettings.rehearsal()
                .withRateLimits(RateLimits.none())
                .withChannels(List.of(
                        new ChannelSetup(CHANNEL, "oncall", "", true),
                        new ChannelSetup("C0PAGES", "pages", "", true),
                        new ChannelSetup("C0ELSEWHERE", "elsewhere", "", false)));
        workspace = LocalWorkspace.start(settings, Clock.systemUTC());
        slack = SlackClients.of(workspace);
    }

    @AfterAll
    static void stop() {
        workspace.close();
    }

    @Test
    void tellsTheBotWhoItIs() throws Exception {
        var answer = slack.authTest(r -> r);
        assertThat(answer.isOk()).isTrue();
        assertThat(answer.getUserId()).isEqualTo("U0PAGETURNER");
        assertThat(answer.getBotId()).isEqualTo("B0PAGETURNER");
        assertThat(slack.apiTest(r -> r).isOk()).isTrue();
        assertThat(slack.botsInfo(r -> r.bot("B0PAGETURNER")).getBot().getUserId())
                .isEqualTo("U0PAGETURNER");
    }

    @Test
    void refusesCallsWithoutOrWithAWrongToken() throws Exception {
        assertThat(SlackClients.of(workspace, "xoxb-wrong").authTest(r -> r).getError())
                .isEqualTo("invalid_auth");
        assertThat(SlackClients.of(workspace, "").authTest(r -> r).getError()).isEqualTo("not_authed");
    }

    @Test
    void postsAMessageWithBlocksAndGivesTheThingsBackThatWereSent() throws Exception {
        ChatPostMessageResponse posted = slack.chatPostMessage(r -> r.channel(CHANNEL)
                .text("down & out <now>")
                .blocks(asBlocks(header(h -> h.text(plainText("Firing"))), button("go"))));
        assertThat(posted.isOk()).as(posted.toString()).isTrue();
        assertThat(posted.getChannel()).isEqualTo(CHANNEL);
        assertThat(posted.getTs()).matches("\\d{10}\\.\\d{6}");
        assertThat(posted.getMessage().getBotId()).isEqualTo("B0PAGETURNER");
        assertThat(posted.getMessage().getText()).isEqualTo("down &amp; out &lt;now>");
        assertThat(posted.getMessage().getBlocks()).hasSize(2).allMatch(block -> !block.getBlockId()
                .isEmpty());
    }

    @Test
    void refusesMessagesThatSlackRefuses() throws Exception {
        assertThat(slack.chatPostMessage(r -> r.channel("C0NOWHERE").text("x")).getError())
                .isEqualTo("channel_not_found");
        assertThat(slack.chatPostMessage(r -> r.channel("C0ELSEWHERE").text("x"))
                        .getError())
                .isEqualTo("not_in_channel");
        assertThat(slack.chatPostMessage(r -> r.channel(CHANNEL).text("")).getError())
                .isEqualTo("no_text");
        assertThat(slack.chatPostMessage(r -> r.channel(CHANNEL).text("x").threadTs("1.000001"))
                        .getError())
                .isEqualTo("thread_not_found");
        assertThat(slack.chatPostMessage(r -> r.channel(CHANNEL).blocksAsString("nonsense"))
                        .getError())
                .isEqualTo("invalid_blocks_format");
    }

    @Test
    void saysWhichBlockIsInvalidAndWhy() throws Exception {
        ChatPostMessageResponse refused = slack.chatPostMessage(r ->
                r.channel(CHANNEL).text("x").blocks(asBlocks(section(s -> s.text(markdownText("y".repeat(3001)))))));
        assertThat(refused.getError()).isEqualTo("invalid_blocks");
        assertThat(refused.getErrors())
                .containsExactly("must be less than 3001 characters [json-pointer:/blocks/0/text/text]");
        assertThat(refused.getResponseMetadata().getMessages())
                .singleElement()
                .asString()
                .startsWith("[ERROR] must be less");
    }

    @Test
    void refusesBlocksThatAreTooLongInAll() throws Exception {
        List<LayoutBlock> blocks = IntStream.range(0, 6)
                .<LayoutBlock>mapToObj(i -> section(s -> s.text(markdownText("y".repeat(2500)))))
                .toList();
        assertThat(slack.chatPostMessage(r -> r.channel(CHANNEL).text("x").blocks(blocks))
                        .getError())
                .isEqualTo("msg_blocks_too_long");
    }

    @Test
    void cutsTextAtFortyThousandCharacters() throws Exception {
        ChatPostMessageResponse posted =
                slack.chatPostMessage(r -> r.channel(CHANNEL).text("z".repeat(50_000)));
        assertThat(posted.getMessage().getText()).hasSize(40_000);
    }

    @Test
    void keepsThreadsWithTheFiguresOfTheirRoot() throws Exception {
        String root = post("root");
        slack.chatPostMessage(r -> r.channel(CHANNEL).text("one").threadTs(root));
        String second = slack.chatPostMessage(
                        r -> r.channel(CHANNEL).text("two").threadTs(root))
                .getTs();
        ConversationsRepliesResponse replies =
                slack.conversationsReplies(r -> r.channel(CHANNEL).ts(root));
        assertThat(replies.getMessages()).extracting(Message::getText).containsExactly("root", "one", "two");
        assertThat(replies.getMessages().get(0).getReplyCount()).isEqualTo(2);
        assertThat(replies.getMessages().get(0).getLatestReply()).isEqualTo(second);
        assertThat(replies.getMessages().get(1).getParentUserId()).isEqualTo("U0PAGETURNER");
        assertThat(slack.conversationsReplies(r -> r.channel(CHANNEL).ts("1.000001"))
                        .getError())
                .isEqualTo("thread_not_found");
    }

    @Test
    void showsABroadcastReplyInTheChannelToo() throws Exception {
        String root = post("with a broadcast");
        String reply = slack.chatPostMessage(
                        r -> r.channel(CHANNEL).text("everybody").threadTs(root).replyBroadcast(true))
                .getTs();
        assertThat(slack.conversationsHistory(r -> r.channel(CHANNEL)).getMessages())
                .filteredOn(message -> message.getTs().equals(reply))
                .extracting(Message::getSubtype)
                .containsExactly("thread_broadcast");
    }

    @Test
    void handsMetadataBackOnlyWhenAsked() throws Exception {
        Message.Metadata metadata = new Message.Metadata();
        metadata.setEventType("outbox");
        metadata.setEventPayload(Map.of("key", "k-17"));
        String ts = slack.chatPostMessage(
                        r -> r.channel(CHANNEL).text("with metadata").metadata(metadata))
                .getTs();
        assertThat(inHistory(ts, true).getMetadata().getEventPayload()).containsEntry("key", "k-17");
        assertThat(inHistory(ts, false).getMetadata()).isNull();
    }

    @Test
    void pagesThroughAHistoryNewestFirst() throws Exception {
        List<String> sent =
                IntStream.range(0, 7).mapToObj(i -> post("C0PAGES", "m" + i)).toList();
        ConversationsHistoryResponse first =
                slack.conversationsHistory(r -> r.channel("C0PAGES").limit(3));
        assertThat(first.getMessages()).extracting(Message::getText).containsExactly("m6", "m5", "m4");
        assertThat(first.isHasMore()).isTrue();
        ConversationsHistoryResponse second = slack.conversationsHistory(r -> r.channel("C0PAGES")
                .limit(10)
                .cursor(first.getResponseMetadata().getNextCursor()));
        assertThat(second.getMessages()).extracting(Message::getText).containsExactly("m3", "m2", "m1", "m0");
        assertThat(second.isHasMore()).isFalse();
        assertThat(slack.conversationsHistory(r -> r.channel("C0PAGES")
                                .oldest(sent.get(2))
                                .latest(sent.get(4))
                                .inclusive(true))
                        .getMessages())
                .hasSize(3);
        assertThat(slack.conversationsHistory(r -> r.channel("C0PAGES").cursor("nonsense"))
                        .getError())
                .isEqualTo("invalid_cursor");
    }

    @Test
    void replacesBlocksSilentlyAndTextVisibly() throws Exception {
        String ts = slack.chatPostMessage(r -> r.channel(CHANNEL).text("before").blocks(asBlocks(button("one"))))
                .getTs();
        slack.chatUpdate(r -> r.channel(CHANNEL).ts(ts).text("blocks").blocks(asBlocks(button("two"))));
        assertThat(inHistory(ts, false).getEdited()).isNull();
        slack.chatUpdate(r -> r.channel(CHANNEL).ts(ts).text("only text"));
        Message edited = inHistory(ts, false);
        assertThat(edited.getText()).isEqualTo("only text");
        assertThat(edited.getBlocks()).isNull();
        assertThat(edited.getEdited()).isNotNull();
    }

    @Test
    void refusesToChangeWhatIsNotTheBotsOwn() throws Exception {
        String ts = workspace.probe().say("U0RILEY", CHANNEL, "mine", "");
        assertThat(slack.chatUpdate(r -> r.channel(CHANNEL).ts(ts).text("x")).getError())
                .isEqualTo("cant_update_message");
        assertThat(slack.chatDelete(r -> r.channel(CHANNEL).ts(ts)).getError()).isEqualTo("cant_delete_message");
        assertThat(slack.chatUpdate(r -> r.channel(CHANNEL).ts("1.000001").text("x"))
                        .getError())
                .isEqualTo("message_not_found");
        String own = post("long");
        assertThat(slack.chatUpdate(r -> r.channel(CHANNEL).ts(own).text("x".repeat(4001)))
                        .getError())
                .isEqualTo("msg_too_long");
    }

    @Test
    void leavesATombstoneWhereADeletedRootHasReplies() throws Exception {
        String root = post("doomed");
        slack.chatPostMessage(r -> r.channel(CHANNEL).text("reply").threadTs(root));
        slack.chatDelete(r -> r.channel(CHANNEL).ts(root));
        assertThat(inHistory(root, false).getSubtype()).isEqualTo("tombstone");
        String alone = post("alone");
        slack.chatDelete(r -> r.channel(CHANNEL).ts(alone));
        assertThat(workspace.probe().messages(CHANNEL))
                .noneMatch(m -> m.path("ts").asText().equals(alone));
    }

    @Test
    void whispersToOnePersonOnly() throws Exception {
        var answer =
                slack.chatPostEphemeral(r -> r.channel(CHANNEL).user("U0VIC").text("only you"));
        assertThat(answer.getMessageTs()).isNotEmpty();
        assertThat(workspace.probe().ephemerals("U0VIC"))
                .anyMatch(m -> m.path("text").asText().equals("only you"));
        assertThat(workspace.probe().ephemerals("U0ALICE"))
                .noneMatch(m -> m.path("text").asText().equals("only you"));
        assertThat(inHistory(answer.getMessageTs())).isEmpty();
        assertThat(slack.chatPostEphemeral(
                                r -> r.channel(CHANNEL).user("U0NOBODY").text("x"))
                        .getError())
                .isEqualTo("user_not_in_channel");
    }

    @Test
    void linksToAMessageAndToItsThread() throws Exception {
        String root = post("linked");
        String reply = slack.chatPostMessage(
                        r -> r.channel(CHANNEL).text("deep").threadTs(root))
                .getTs();
        assertThat(slack.chatGetPermalink(r -> r.channel(CHANNEL).messageTs(reply))
                        .getPermalink())
                .endsWith("/archives/C0ONCALL/p" + reply.replace(".", "") + "?thread_ts=" + root + "&cid=C0ONCALL");
    }

    @Test
    void uploadsAFileIntoAThreadInSlacksThreeSteps() throws Exception {
        String root = post("files");
        var uploaded = slack.filesUploadV2(r -> r.channel(CHANNEL)
                .threadTs(root)
                .filename("pods.txt")
                .title("kubectl get pods")
                .initialComment("Too long for a message")
                .fileData("NAME READY\nweb-1 0/1\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(uploaded.isOk()).isTrue();
        assertThat(uploaded.getFile().getTitle()).isEqualTo("kubectl get pods");
        Message reply = slack.conversationsReplies(r -> r.channel(CHANNEL).ts(root))
                .getMessages()
                .get(1);
        assertThat(reply.getText()).isEqualTo("Too long for a message");
        assertThat(reply.getFiles()).singleElement().satisfies(file -> {
            assertThat(file.getPreview()).contains("web-1");
            assertThat(workspace.probe().fileText(file.getId())).contains("web-1 0/1");
        });
    }

    @Test
    void refusesToCompleteAnUploadThatNeverArrived() throws Exception {
        var announced = slack.filesGetUploadURLExternal(r -> r.filename("a.txt").length(3));
        assertThat(slack.filesCompleteUploadExternal(r -> r.channelId(CHANNEL)
                                .files(List.of(com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest
                                        .FileDetails.builder()
                                        .id(announced.getFileId())
                                        .build())))
                        .getError())
                .isEqualTo("file_not_found");
    }

    @Test
    void knowsPeopleGroupsAndChannels() throws Exception {
        assertThat(slack.usersInfo(r -> r.user("U0ALICE")).getUser().getRealName())
                .isEqualTo("Alex Approver");
        assertThat(slack.usersInfo(r -> r.user("U0GONE")).getError()).isEqualTo("user_not_found");
        assertThat(slack.usersList(r -> r).getMembers()).hasSize(6);
        assertThat(slack.usersLookupByEmail(r -> r.email("riley@example.com"))
                        .getUser()
                        .getId())
                .isEqualTo("U0RILEY");
        assertThat(slack.usergroupsList(r -> r.includeUsers(true)).getUsergroups())
                .hasSize(2);
        assertThat(slack.usergroupsUsersList(r -> r.usergroup("S0LEADS")).getUsers())
                .containsExactly("U0ALICE", "U0OWNER");
        assertThat(slack.conversationsInfo(r -> r.channel(CHANNEL)).getChannel().getName())
                .isEqualTo("oncall");
        assertThat(slack.conversationsList(r -> r).getChannels()).hasSize(3);
        assertThat(slack.conversationsOpen(r -> r.users(List.of("U0RILEY")))
                        .getChannel()
                        .getId())
                .isEqualTo("D0RILEY");
        assertThat(slack.conversationsMembers(r -> r.channel(CHANNEL)).getMembers())
                .contains("U0PAGETURNER", "U0VIC");
    }

    @Test
    void reactsAndPinsOnce() throws Exception {
        String ts = post("react");
        assertThat(slack.reactionsAdd(r -> r.channel(CHANNEL).timestamp(ts).name("eyes"))
                        .isOk())
                .isTrue();
        assertThat(slack.reactionsAdd(r -> r.channel(CHANNEL).timestamp(ts).name("eyes"))
                        .getError())
                .isEqualTo("already_reacted");
        assertThat(inHistory(ts, false).getReactions())
                .singleElement()
                .satisfies(reaction -> assertThat(reaction.getCount()).isEqualTo(1));
        assertThat(slack.pinsAdd(r -> r.channel(CHANNEL).timestamp(ts)).isOk()).isTrue();
        assertThat(slack.pinsAdd(r -> r.channel(CHANNEL).timestamp(ts)).getError())
                .isEqualTo("already_pinned");
    }

    @Test
    void refusesMethodsThatDoNotExistHere() throws Exception {
        assertThat(slack.dndInfo(r -> r.user("U0VIC")).getError()).isEqualTo("unknown_method");
    }

    private static LayoutBlock button(String actionId) {
        return actions(a -> a.elements(asElements(com.slack.api.model.block.element.BlockElements.button(
                b -> b.actionId(actionId).text(plainText("Press")).value("v")))));
    }

    private static String post(String text) {
        return post(CHANNEL, text);
    }

    private static String post(String channel, String text) {
        try {
            return slack.chatPostMessage(r -> r.channel(channel).text(text)).getTs();
        } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
        }
    }

    private static Message inHistory(String ts, boolean metadata) throws Exception {
        return slack.conversationsHistory(r ->
                        r.channel(CHANNEL).latest(ts).inclusive(true).limit(1).includeAllMetadata(metadata))
                .getMessages()
                .get(0);
    }

    private static List<Message> inHistory(String ts) throws Exception {
        return slack.conversationsHistory(r -> r.channel(CHANNEL).limit(999)).getMessages().stream()
                .filter(message -> message.getTs().equals(ts))
                .toList();
    }
}
