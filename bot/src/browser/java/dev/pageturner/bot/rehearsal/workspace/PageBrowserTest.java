package dev.pageturner.bot.rehearsal.workspace;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.slack.api.methods.MethodsClient;
import dev.pageturner.bot.real.Needed;
import dev.pageturner.bot.rehearsal.workspace.FakeBot.Answer;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page in a real Chromium; pictures of it go to target/screenshots. */
@Tag("browser")
class PageBrowserTest {
    private static final String CHANNEL = "C0ONCALL";
    private static LocalWorkspace workspace;
    private static FakeBot bot;
    private static MethodsClient slack;
    private static Playwright playwright;
    private static Browser chromium;
    private static String root = "";

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        Needed.programs("chromium");
        workspace = LocalWorkspace.start(
                WorkspaceSettings.rehearsal().withRateLimits(RateLimits.none()), Clock.systemUTC());
        workspace.tell(new SampleStory());
        bot = new FakeBot(workspace.signingSecret());
        workspace.connect(bot.url());
        slack = SlackClients.of(workspace);
        root = SampleConversation.post(slack, CHANNEL);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--no-first-run")));
    }

    @AfterAll
    static void stop() {
        if (workspace == null) {
            return;
        }
        chromium.close();
        playwright.close();
        bot.close();
        workspace.close();
    }

    @BeforeEach
    void open() {
        bot.forget();
        while (workspace.probe().modal("U0RILEY").isPresent()) {
            workspace.probe().closeModal("U0RILEY");
        }
        open(1360, 860, ColorScheme.LIGHT);
    }

    @AfterEach
    void nothingWentWrongUnseen() {
        context.close();
        assertThat(complaints).isEmpty();
    }

    @Test
    void showsAnIncidentAndItsThread() {
        Locator incident = message(root);
        assertThat(incident).containsText("PodCrashLooping");
        incident.locator(".thread-line").click();
        assertThat(page.locator("#replies .message").nth(6)).isVisible();
        assertThat(page.locator("#replies img[alt*='mailbox depth']")).isVisible();
        picture("channel-and-thread");
    }

    @Test
    void showsThatAButtonIsWorkingUntilTheBotAcknowledges() {
        bot.sleepsFor(java.time.Duration.ofMillis(700));
        Locator button = thread().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check pods"));
        button.click();
        assertThat(button).hasAttribute("aria-busy", "true");
        picture("busy-button");
        assertThat(button).not().hasAttribute("aria-busy", "true");
        org.assertj.core.api.Assertions.assertThat(
                        bot.last().payload().at("/actions/0/value").asText())
                .isEqualTo("pods");
    }

    @Test
    void asksBeforeADangerousButtonAndFillsInAModal() throws Exception {
        bot.answers(this::openModal);
        thread().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Roll back"))
                .first()
                .click();
        picture("confirm");
        assertThat(page.getByRole(AriaRole.DIALOG)).containsText("Are you sure?");
        page.getByRole(AriaRole.DIALOG).getByText("Yes, show me").click();
        Locator modal = page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Roll back"));
        assertThat(modal).isVisible();
        modal.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask for approval"))
                .click();
        assertThat(modal).containsText("Please complete this required field.");
        picture("modal-with-error");
        bot.answers("{\"response_action\":\"errors\",\"errors\":{\"why\":\"Say what you have seen.\"}}");
        page.getByLabel("Reason").fill("crash loop since the last rollout");
        page.keyboard().press("Control+Enter");
        modal.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask for approval"))
                .click();
        assertThat(modal).containsText("Say what you have seen.");
        bot.answers("");
        modal.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ask for approval"))
                .click();
        assertThat(modal).isHidden();
        org.assertj.core.api.Assertions.assertThat(bot.last()
                        .payload()
                        .at("/view/state/values/why/reason/value")
                        .asText())
                .isEqualTo("crash loop since the last rollout");
    }

    @Test
    void closesAModalWithEscapeAndTellsTheBot() {
        bot.answers(this::openModal);
        thread().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check pods"))
                .click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        page.keyboard().press("Escape");
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        org.awaitility.Awaitility.await()
                .until(() -> bot.last().payload().path("type").asText().equals("view_closed"));
    }

    @Test
    void sendsWhatIsFilledInToEveryKindOfInput() throws Exception {
        bot.answers(callback -> {
            String trigger = callback.payload().path("trigger_id").asText();
            try {
                slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(SampleConversation.EVERY_INPUT));
            } catch (Exception unexpected) {
                return new Answer(500, unexpected.toString());
            }
            return new Answer(200, "");
        });
        thread().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Show logs")).click();
        field("Line").fill("one line");
        field("Menu").selectOption("b");
        field("Person").selectOption("U0VIC");
        field("Second").check();
        field("Left").check();
        field("Several B").check();
        field("Date").fill("2026-11-21");
        field("Time").fill("03:15");
        field("Number").fill("7");
        picture("every-input");
        bot.answers("");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Send it")).click();
        assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
        var values = bot.last().payload().at("/view/state/values");
        org.assertj.core.api.Assertions.assertThat(List.of(
                        values.at("/line/a/value").asText(),
                        values.at("/menu/a/selected_option/value").asText(),
                        values.at("/person/a/selected_user").asText(),
                        values.at("/ticks/a/selected_options/0/value").asText(),
                        values.at("/radio/a/selected_option/value").asText(),
                        values.at("/several/a/selected_options/0/value").asText(),
                        values.at("/date/a/selected_date").asText(),
                        values.at("/time/a/selected_time").asText(),
                        values.at("/number/a/value").asText()))
                .containsExactly("one line", "b", "U0VIC", "second", "left", "b", "2026-11-21", "03:15", "7");
    }

    @Test
    void choosesFromAnOverflowMenuByKeyboard() {
        Locator menu = message(root).locator("[data-action=more]");
        menu.focus();
        page.keyboard().press("Enter");
        page.keyboard().press("ArrowDown");
        picture("overflow");
        page.keyboard().press("Enter");
        assertThat(menu).isFocused();
        org.awaitility.Awaitility.await().until(() -> !bot.received().isEmpty());
        org.assertj.core.api.Assertions.assertThat(
                        bot.last().payload().at("/actions/0/selected_option/value").asText())
                .isEqualTo("wrong");
    }

    @Test
    void marksWhatWasSaidWhileSomebodyElseWasAtThePage() throws Exception {
        page.locator(".channel", new Page.LocatorOptions().setHasText("general")).click();
        slack.chatPostMessage(r -> r.channel(CHANNEL).threadTs(root).text("<!subteam^S0LEADS>, please approve"));
        assertThat(page.locator(".badge")).hasCount(0);
        switchTo("U0OWNER");
        page.locator(".channel", new Page.LocatorOptions().setHasText("general")).click();
        assertThat(page.locator(".channel", new Page.LocatorOptions().setHasText("oncall")).locator(".badge"))
                .hasText("1");
    }

    @Test
    void suggestsAndRunsASlashCommandByKeyboardAlone() {
        bot.answers("{\"response_type\":\"ephemeral\",\"text\":\"*Pageturner* understands `help` and `status`\"}");
        page.getByLabel("Message #oncall").focus();
        page.keyboard().type("/pag");
        assertThat(page.getByRole(AriaRole.LISTBOX)).containsText("/pageturner");
        page.keyboard().press("Enter");
        picture("suggestions");
        page.keyboard().type("hel");
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        Locator answer = page.locator("#messages .ephemeral").last();
        assertThat(answer).containsText("Only visible to you");
        assertThat(answer.locator("code").first()).hasText("help");
        picture("ephemeral");
        answer.getByText("Dismiss message").click();
        assertThat(page.locator("#messages .ephemeral")).hasCount(0);
        switchTo("U0VIC");
        assertThat(page.locator("#messages .ephemeral", new Page.LocatorOptions().setHasText("understands")))
                .hasCount(0);
    }

    @Test
    void saysWhenTheBotDoesNotAnswer() {
        bot.answers(callback -> new Answer(500, ""));
        thread().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check pods"))
                .click();
        assertThat(page.locator(".toast")).containsText("dispatch_failed");
        picture("toast");
    }

    @Test
    void updatesMessagesAndUnreadMarksAsThingsHappen() throws Exception {
        slack.chatPostMessage(r -> r.channel("C0MEDIA").text("Is anybody there, <@U0RILEY>?"));
        Locator media = page.locator(".channel", new Page.LocatorOptions().setHasText("media"));
        assertThat(media).hasClass(java.util.regex.Pattern.compile(".*unread.*"));
        assertThat(media.locator(".badge")).hasText("1");
        String ts = slack.chatPostMessage(r -> r.channel(CHANNEL).text("rolling back"))
                .getTs();
        assertThat(message(ts)).containsText("rolling back");
        slack.chatUpdate(r -> r.channel(CHANNEL).ts(ts).text("rolled back"));
        assertThat(message(ts)).containsText("rolled back (edited)");
        slack.chatDelete(r -> r.channel(CHANNEL).ts(ts));
        assertThat(message(ts)).hasCount(0);
    }

    @Test
    void letsOnePersonBeSeveralPeople() {
        switchTo("U0ALICE");
        page.getByLabel("Message #oncall").fill("@pageturner what is up, @riley?");
        page.keyboard().press("Enter");
        Locator said = page.locator("#messages .message").last();
        assertThat(said).containsText("@Pageturner what is up, @Riley Requester?");
        assertThat(said).containsText("Alex Approver");
    }

    @Test
    void showsTheHomeTab() throws Exception {
        slack.viewsPublish(r -> r.userId("U0RILEY").viewAsString(SampleConversation.HOME));
        page.locator("#apps .channel").click();
        page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName("Home"))
                .click();
        assertThat(page.locator("#home")).containsText("Open incidents");
        picture("home");
    }

    @Test
    void opensAThreadFromAPermalink() throws Exception {
        String reply = slack.conversationsReplies(r -> r.channel(CHANNEL).ts(root))
                .getMessages()
                .get(2)
                .getTs();
        page.navigate(
                slack.chatGetPermalink(r -> r.channel(CHANNEL).messageTs(reply)).getPermalink());
        assertThat(page.locator("#replies .message.found")).isVisible();
    }

    @Test
    void isReadableOnAPhoneAndInTheDark() {
        context.close();
        open(360, 740, ColorScheme.DARK);
        picture("phone-channel-dark");
        org.assertj.core.api.Assertions.assertThat(
                        (Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                .isTrue();
        message(root).locator(".thread-line").click();
        assertThat(page.locator("#replies .message").first()).isVisible();
        picture("phone-thread-dark");
        org.assertj.core.api.Assertions.assertThat(
                        (Boolean) page.evaluate("document.documentElement.scrollWidth <= 360"))
                .isTrue();
        page.keyboard().press("Escape");
        page.locator("#menu").click();
        picture("phone-menu-dark");
        context.close();
        open(1360, 860, ColorScheme.DARK);
        thread();
        picture("dark");
        page.locator("#theme").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
    }

    private void open(int width, int height, ColorScheme scheme) {
        context = chromium.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(1));
        page = context.newPage();
        page.setDefaultTimeout(15_000);
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(workspace.pageUrl().toString());
        assertThat(page.locator("#messages .message").first()).isVisible();
    }

    private Locator message(String ts) {
        return page.locator("#messages .message[data-ts='" + ts + "']");
    }

    private Locator thread() {
        message(root).locator(".thread-line").click();
        assertThat(page.locator("#replies .message").nth(6)).isVisible();
        return page.locator("#replies");
    }

    private Locator field(String label) {
        return page.getByRole(AriaRole.DIALOG).getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
    }

    private void switchTo(String person) {
        page.locator("#who").selectOption(person);
    }

    private Answer openModal(FakeBot.Received callback) {
        String trigger = callback.payload().path("trigger_id").asText();
        if (!trigger.isEmpty() && callback.payload().path("type").asText().equals("block_actions")) {
            try {
                slack.viewsOpen(r -> r.triggerId(trigger).viewAsString(SampleConversation.MODAL));
            } catch (Exception unexpected) {
                return new Answer(500, unexpected.toString());
            }
        }
        return new Answer(200, "");
    }

    private void picture(String name) {
        page.waitForTimeout(250);
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Paths.get("target/screenshots/workspace-" + name + ".png")));
    }

    private static final class SampleStory implements StoryPanel {
        @Override
        public String title() {
            return "Rehearsal";
        }

        @Override
        public List<Step> steps() {
            return List.of(
                    new Step("Read the page", "A bad version was rolled out.", true),
                    new Step("Look around", "Open the thread in *#oncall* and press *Check pods*.", false),
                    new Step("Ask for the rollback", "", false),
                    new Step("Approve it as Alex", "", false));
        }

        @Override
        public List<Button> buttons() {
            return List.of(
                    new Button("drain", "A node must be drained", "A disruption budget blocks it"),
                    new Button("storm", "A storm of 200 alerts", "See that nothing is lost"));
        }

        @Override
        public String press(String buttonId, String userId) {
            return "The alert fires in a few seconds.";
        }
    }
}
