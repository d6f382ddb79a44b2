package dev.pageturner.commands.kubernetes;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Says in a sentence why a server could not be reached. */
final class Causes {
    private Causes() {}

    static String sentence(String server, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof UnresolvedAddressException) {
                return "Unable to connect to the server: " + server + " is not a known host";
            }
            if (cause instanceof HttpConnectTimeoutException || cause instanceof TimeoutException) {
                return "Unable to connect to the server: " + server + " did not answer in time";
            }
            if (cause instanceof ConnectException) {
                return "The connection to the server " + server
                        + " was refused - did you specify the right host or port?";
            }
            if (cause instanceof SSLException) {
                return "Unable to connect to the server: no trusted connection to " + server + ": " + last(cause);
            }
        }
        return "Unable to connect to the server: the connection to " + server + " broke: " + last(failure);
    }

    /** True when the request cannot have reached the server. */
    static boolean neverConnected(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof UnresolvedAddressException
                    || cause instanceof HttpConnectTimeoutException) {
                return true;
            }
        }
        return false;
    }

    static String last(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
