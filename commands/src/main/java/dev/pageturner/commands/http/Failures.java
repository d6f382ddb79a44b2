package dev.pageturner.commands.http;

import dev.pageturner.commands.Patience;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.HttpUrl;

/** Says why no answer came, in words close to curl's. */
final class Failures {
    private Failures() {}

    static String sentence(IOException failure, HttpUrl url, Patience patience, boolean aborted) {
        String where = url.host() + " port " + url.port();
        if (patience.cancelled().getAsBoolean()) {
            return "stopped before " + where + " answered";
        }
        if (failure instanceof UnknownHostException) {
            return "could not resolve host: " + url.host();
        }
        if (failure instanceof ConnectException || failure instanceof NoRouteToHostException) {
            return "failed to connect to " + where + ": " + reason(failure);
        }
        if (aborted || failure instanceof SocketTimeoutException) {
            return "no answer from " + where + " within " + patience.timeout().toSeconds() + " s";
        }
        if (failure instanceof SSLException) {
            return "TLS with " + where + " failed: " + reason(failure);
        }
        if (failure instanceof ProtocolException) {
            return where + " does not speak HTTP: " + reason(failure);
        }
        return "the connection to " + where + " broke: " + reason(failure);
    }

    private static String reason(IOException failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
