package dev.pageturner.bot.rehearsal.workspace;

import com.slack.api.methods.MethodsClient;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** An incident as the bot would post it, with every block that the page must show well. */
final class SampleConversation {
    static final String HOME = """
            {"type":"home","blocks":[
             {"type":"header","text":{"type":"plain_text","text":"Open incidents"}},
             {"type":"section","text":{"type":"mrkdwn","text":":red_circle: *PodCrashLooping* meeting-controller in `meetings`\\nfiring for 12 minutes"},
              "accessory":{"type":"button","action_id":"open","text":{"type":"plain_text","text":"Open thread"}}},
             {"type":"divider"},
             {"type":"header","text":{"type":"plain_text","text":"Waiting for your approval"}},
             {"type":"section","text":{"type":"mrkdwn","text":"Nothing is waiting for you."}},
             {"type":"context","elements":[{"type":"mrkdwn","text":"You are a responder. Changes need 1 approval."}]}]}""";

    static final String MODAL = """
            {"type":"modal","callback_id":"rollback","notify_on_close":true,"title":{"type":"plain_text","text":"Roll back"},
             "submit":{"type":"plain_text","text":"Ask for approval"},"close":{"type":"plain_text","text":"Cancel"},"blocks":[
             {"type":"section","text":{"type":"mrkdwn","text":"*deployment/meeting-controller* in `meetings` goes from revision *7* to *6*."}},
             {"type":"section","fields":[{"type":"mrkdwn","text":"*Now*\\n`meeting-controller:2.4.1`"},{"type":"mrkdwn","text":"*Then*\\n`meeting-controller:2.4.0`"}]},
             {"type":"section","text":{"type":"mrkdwn","text":"```-  image: registry/meeting-controller:2.4.1\\n+  image: registry/meeting-controller:2.4.0```"}},
             {"type":"input","block_id":"why","label":{"type":"plain_text","text":"Reason"},"hint":{"type":"plain_text","text":"It goes into the audit trail."},
              "element":{"type":"plain_text_input","action_id":"reason","multiline":true}},
             {"type":"input","block_id":"rev","optional":true,"label":{"type":"plain_text","text":"Revision"},
              "element":{"type":"static_select","action_id":"revision","options":[
               {"text":{"type":"plain_text","text":"6, three days ago"},"value":"6"},{"text":{"type":"plain_text","text":"5, last week"},"value":"5"}]}},
             {"type":"input","block_id":"also","optional":true,"label":{"type":"plain_text","text":"Also"},
              "element":{"type":"checkboxes","action_id":"also","options":[
               {"text":{"type":"mrkdwn","text":"Tell *#media*"},"value":"media"},{"text":{"type":"plain_text","text":"Silence the alert meanwhile"},"value":"silence"}]}}]}""";

    static final String EVERY_INPUT = """
            {"type":"modal","title":{"type":"plain_text","text":"Every input"},"submit":{"type":"plain_text","text":"Send it"},"blocks":[
             {"type":"input","block_id":"line","label":{"type":"plain_text","text":"Line"},"element":{"type":"plain_text_input","action_id":"a"}},
             {"type":"input","block_id":"menu","label":{"type":"plain_text","text":"Menu"},"element":{"type":"static_select","action_id":"a","option_groups":[
               {"label":{"type":"plain_text","text":"Group"},"options":[{"text":{"type":"plain_text","text":"A"},"value":"a"},{"text":{"type":"plain_text","text":"B"},"value":"b"}]}]}},
             {"type":"input","block_id":"person","label":{"type":"plain_text","text":"Person"},"element":{"type":"users_select","action_id":"a"}},
             {"type":"input","block_id":"ticks","label":{"type":"plain_text","text":"Ticks"},"element":{"type":"checkboxes","action_id":"a","options":[
               {"text":{"type":"plain_text","text":"First"},"value":"first"},{"text":{"type":"plain_text","text":"Second"},"value":"second"}]}},
             {"type":"input","block_id":"radio","label":{"type":"plain_text","text":"Radio"},"element":{"type":"radio_buttons","action_id":"a","options":[
               {"text":{"type":"plain_text","text":"Left"},"value":"left"},{"text":{"type":"plain_text","text":"Right"},"value":"right"}]}},
             {"type":"input","block_id":"several","label":{"type":"plain_text","text":"Several"},"element":{"type":"multi_static_select","action_id":"a","options":[
               {"text":{"type":"plain_text","text":"Several A"},"value":"a"},{"text":{"type":"plain_text","text":"Several B"},"value":"b"}]}},
             {"type":"input","block_id":"date","label":{"type":"plain_text","text":"Date"},"element":{"type":"datepicker","action_id":"a"}},
             {"type":"input","block_id":"time","label":{"type":"plain_text","text":"Time"},"element":{"type":"timepicker","action_id":"a"}},
             {"type":"input","block_id":"number","label":{"type":"plain_text","text":"Number"},"element":{"type":"number_input","action_id":"a","is_decimal_allowed":false}}]}""";

    private static final String ROOT = """
            [{"type":"header","text":{"type":"plain_text","text":":rotating_light: PodCrashLooping: meeting-controller"}},
             {"type":"section","text":{"type":"mrkdwn","text":"3 of 4 pods of `meeting-controller` in `meetings` crash since <!date^%s^{time}|12:00>. Who is on call: <!subteam^S0ONCALL>"}},
             {"type":"section","fields":[{"type":"mrkdwn","text":"*Severity*\\n:red_circle: critical"},{"type":"mrkdwn","text":"*State*\\nFiring, nobody on it yet"},
              {"type":"mrkdwn","text":"*Cluster*\\nproduction"},{"type":"mrkdwn","text":"*Runbook*\\n<https://example.com/runbook|Crashed pods>"}]},
             {"type":"actions","elements":[{"type":"button","style":"primary","action_id":"ack","text":{"type":"plain_text","text":"I am on it"}},
              {"type":"button","action_id":"silence","text":{"type":"plain_text","text":"Silence"}},
              {"type":"overflow","action_id":"more","options":[{"text":{"type":"plain_text","text":"Show labels"},"value":"labels"},{"text":{"type":"plain_text","text":"Wrong runbook"},"value":"wrong"}]}]},
             {"type":"context","elements":[{"type":"mrkdwn","text":"<https://example.com/graph|Graph> · <https://example.com/dashboard|Dashboard> · <https://example.com/silence|Silence page> · incident 17"}]}]""";

    private static final String SCENARIO = """
            [{"type":"header","text":{"type":"plain_text","text":"Scenario 1: Crashed pods"}},
             {"type":"section","text":{"type":"mrkdwn","text":"*Symptoms*\\n• Pods restart every few seconds\\n• `mailbox_depth` grows\\n  ◦ also in other zones\\n1. first\\n2. second\\n> Meetings drop for _everybody_ on that pod, ~nobody~ some reconnect."}},
             {"type":"divider"},
             {"type":"section","text":{"type":"mrkdwn","text":"*1. Which pods crash?*\\n`kubectl get pods -n meetings -l app=meeting-controller`"},
              "accessory":{"type":"button","action_id":"step-1","value":"pods","text":{"type":"plain_text","text":"Check pods"}}},
             {"type":"section","text":{"type":"mrkdwn","text":"*2. Why?*\\n`kubectl logs -n meetings meeting-controller-7d9f --previous --tail=50`"},
              "accessory":{"type":"button","action_id":"step-2","value":"logs","text":{"type":"plain_text","text":"Show logs"}}},
             {"type":"divider"},
             {"type":"section","text":{"type":"mrkdwn","text":"*Remedy: go back to the last good version*"}},
             {"type":"actions","elements":[{"type":"button","style":"danger","action_id":"rollback","text":{"type":"plain_text","text":"Roll back"},
               "confirm":{"title":{"type":"plain_text","text":"Are you sure?"},"text":{"type":"mrkdwn","text":"You will see *what would change* first."},"confirm":{"type":"plain_text","text":"Yes, show me"},"deny":{"type":"plain_text","text":"No"}}},
              {"type":"static_select","action_id":"pick","placeholder":{"type":"plain_text","text":"Another step"},"options":[{"text":{"type":"plain_text","text":"Restart"},"value":"restart"}]}]}]""";

    private static final String OUTPUT = """
            [{"type":"context","elements":[{"type":"mrkdwn","text":"<@U0RILEY> ran step 1 · 0.3 s · exit 0"}]},
             {"type":"rich_text","elements":[{"type":"rich_text_preformatted","elements":[{"type":"text","text":
              "$ kubectl get pods -n meetings -l app=meeting-controller\\nNAME                       READY   STATUS             RESTARTS      AGE\\nmeeting-controller-7d9f-1  0/1     CrashLoopBackOff   7 (12s ago)   11m\\nmeeting-controller-7d9f-2  0/1     CrashLoopBackOff   7 (9s ago)    11m\\nmeeting-controller-58c4-x  1/1     Running            0             3d"}]}]},
             {"type":"table","rows":[[{"type":"raw_text","text":"Pod"},{"type":"raw_text","text":"Restarts"}],[{"type":"raw_text","text":"meeting-controller-7d9f-1"},{"type":"raw_text","text":"7"}]]}]""";

    private SampleConversation() {}

    /** The ts of the root message. */
    static String post(MethodsClient slack, String channel) throws Exception {
        String now = slack.chatPostMessage(r -> r.channel(channel).text("Good morning, <!here>"))
                .getTs();
        String root = slack.chatPostMessage(r -> r.channel(channel)
                        .text("PodCrashLooping: meeting-controller")
                        .blocksAsString(ROOT.formatted(now.substring(0, 10))))
                .getTs();
        slack.chatPostMessage(
                r -> r.channel(channel).threadTs(root).text("Scenario").blocksAsString(SCENARIO));
        slack.chatPostMessage(
                r -> r.channel(channel).threadTs(root).text("Output").blocksAsString(OUTPUT));
        file(slack, channel, root, "logs.txt", "Logs of meeting-controller-7d9f-1", "", log());
        file(
                slack,
                channel,
                root,
                "mailbox.png",
                "mailbox_depth, last hour",
                "Line chart of mailbox depth rising from 10 to 900",
                chart());
        slack.chatPostMessage(r -> r.channel(channel)
                .threadTs(root)
                .text("<@U0RILEY> asks to roll back. <!subteam^S0LEADS>, please look. :eyes:"));
        String last = slack.chatPostMessage(
                        r -> r.channel(channel).threadTs(root).text("Rolling back: 2 of 4 updated"))
                .getTs();
        slack.chatUpdate(r -> r.channel(channel).ts(last).text("Rolled out: 4 of 4 updated :white_check_mark:"));
        slack.reactionsAdd(r -> r.channel(channel).timestamp(root).name("eyes"));
        return root;
    }

    private static void file(
            MethodsClient slack, String channel, String root, String name, String title, String alt, byte[] content)
            throws Exception {
        slack.filesUploadV2(r -> r.channel(channel)
                .threadTs(root)
                .filename(name)
                .title(title)
                .altTxt(alt)
                .fileData(content));
    }

    private static byte[] log() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            log.append("12:00:%02d.%03d ERROR MeetingActor: mailbox of meeting %d is full%n"
                    .formatted(i / 3, i * 7 % 1000, 4000 + i));
        }
        return log.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] chart() throws Exception {
        BufferedImage image = new BufferedImage(520, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, 520, 240);
        pen.setColor(new Color(0xd01f52));
        pen.setStroke(new BasicStroke(2));
        for (int x = 0; x < 500; x += 5) {
            pen.drawLine(x, 220 - x * x / 1300, x + 5, 220 - (x + 5) * (x + 5) / 1300);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }
}
