package dev.pageturner.bot.slack;

import dev.pageturner.bot.base.Secret;
import dev.pageturner.bot.message.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Both ends of a post, for practice: the very calls that go to Slack, to a handler of this process that says yes to all. */
public final class PracticePost implements AutoCloseable {
    private static final byte[] DONE =
            "{\"ok\":true,\"channel\":\"C0\",\"ts\":\"1.000001\"}".getBytes(StandardCharsets.UTF_8);

    private final HttpSlackApi api;

    /** @param url of the server that has the receiver */
    public PracticePost(String url) {
        api = new HttpSlackApi(new Secret("practice"), url + "/api/");
    }

    public static Handler receiver() {
        return new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Content.Source.asByteBuffer(request);
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                response.write(true, ByteBuffer.wrap(DONE), callback);
                return true;
            }
        };
    }

    public void post(Message message) {
        api.post("C0", null, BlockKit.render(message), "practice", 1);
    }

    @Override
    public void close() throws Exception {
        api.close();
    }
}
