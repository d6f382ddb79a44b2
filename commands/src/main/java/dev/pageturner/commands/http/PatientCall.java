package dev.pageturner.commands.http;

import dev.pageturner.commands.Abort;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.SystemUnreachableException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.BufferedSource;

/** One question to a server of the configuration, for as long as whoever asks has patience. */
public final class PatientCall {
    private PatientCall() {}

    /** Reads an answer; {@link IOException} says what it is instead. */
    @FunctionalInterface
    public interface Reading<T> {
        T read(BufferedSource body, Response response) throws IOException;
    }

    /**
     * @param server what it is, as people call it
     * @throws SystemUnreachableException when there is no answer in time, or none that can be read
     */
    public static <T> T ask(
            OkHttpClient client, String server, Request request, Patience patience, Reading<T> reading) {
        Call call = client.newBuilder()
                .callTimeout(patience.timeout())
                .readTimeout(patience.timeout())
                .build()
                .newCall(request);
        try (Abort abort = Abort.when(patience, call::cancel);
                Response response = call.execute()) {
            ResponseBody body = response.body();
            if (body == null) {
                throw new IOException("an answer without a body");
            }
            return reading.read(body.source(), response);
        } catch (IOException e) {
            String what = call.isCanceled()
                    ? "gave no answer within " + patience.timeout().toSeconds() + " s"
                    : "does not answer: " + e.getMessage();
            HttpUrl url = request.url();
            throw new SystemUnreachableException(server + " at " + url.host() + ":" + url.port() + " " + what, e);
        }
    }
}
