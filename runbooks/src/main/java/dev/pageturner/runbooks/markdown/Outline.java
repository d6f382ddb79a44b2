package dev.pageturner.runbooks.markdown;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.jspecify.annotations.Nullable;

/** Makes the tree of headings, with GitHub's anchors and those that the author wrote. */
final class Outline {
    /** Hugo, Pandoc and kramdown: {@code ## Title {#anchor}}. */
    private static final Pattern ID_ATTRIBUTE =
            Pattern.compile("^(.*?)\\s*\\{:?\\s*#([^\\s}]+)[^}]*}\\s*$", Pattern.DOTALL);

    /** {@code :warning:}: shown as a picture, which is not part of the anchor everywhere. */
    private static final Pattern EMOJI = Pattern.compile(":[a-z][a-z0-9_+-]{1,40}: ?");

    private static final Pattern HTML_ID = Pattern.compile(
            "<[a-z][a-z0-9]*\\s[^>]*?\\b(?:id|name)\\s*=\\s*[\"']?([^\"'\\s>]+)", Pattern.CASE_INSENSITIVE);

    private static final int LONGEST_HTML = 10_000;

    private final Slugs slugs = new Slugs();
    private final Topic root = new Topic(0, "", "", 1);
    private final Deque<Topic> open = new ArrayDeque<>();
    private @Nullable String pendingId;

    private Outline() {
        open.push(root);
    }

    static Topic of(Node document) {
        Outline outline = new Outline();
        for (Node node = document.getFirstChild(); node != null; node = node.getNext()) {
            outline.add(node);
        }
        outline.keepPendingId();
        return outline.root;
    }

    private void add(Node node) {
        if (node instanceof Heading heading) {
            start(heading);
            return;
        }
        keepPendingId();
        Topic topic = open.element();
        topic.add(node);
        for (Node inner = node; inner != null; inner = Texts.next(inner, node)) {
            if (inner instanceof Heading heading) {
                topic.alias(slugs.next(Texts.plain(heading)));
            }
            String id = id(html(inner));
            if (id != null) {
                keepPendingId();
                pendingId = id;
            }
        }
    }

    private void start(Heading heading) {
        String text = Texts.plain(heading).replace('\n', ' ').strip();
        Matcher written = text.endsWith("}") ? ID_ATTRIBUTE.matcher(text) : null;
        boolean identified = written != null && written.matches();
        String title = written != null && identified ? written.group(1) : text;
        while (open.element().level() >= heading.getLevel()) {
            open.pop();
        }
        Topic topic = new Topic(heading.getLevel(), title, slugs.next(text), Texts.line(heading));
        if (written != null && identified) {
            topic.alias(written.group(2));
            topic.alias(Slugs.of(title));
        }
        Matcher emoji = EMOJI.matcher(title);
        if (title.indexOf(':') >= 0 && emoji.find()) {
            topic.alias(Slugs.of(emoji.replaceAll(" ").strip()));
        }
        if (pendingId != null) {
            topic.alias(pendingId);
            pendingId = null;
        }
        String id = id(Texts.raw(heading));
        if (id != null) {
            topic.alias(id);
        }
        open.element().add(topic);
        open.push(topic);
    }

    /** An id right before a heading belongs to that heading; any other to the text that it stands in. */
    private void keepPendingId() {
        if (pendingId != null) {
            open.element().alias(pendingId);
            pendingId = null;
        }
    }

    private static String html(Node node) {
        return node instanceof Text text
                ? text.getLiteral()
                : node instanceof HtmlBlock block ? block.getLiteral() : "";
    }

    private static @Nullable String id(String html) {
        if (html.indexOf('<') < 0 || html.length() > LONGEST_HTML) {
            return null;
        }
        Matcher matcher = HTML_ID.matcher(html);
        return matcher.find() ? matcher.group(1) : null;
    }
}
