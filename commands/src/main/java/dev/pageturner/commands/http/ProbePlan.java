package dev.pageturner.commands.http;

import dev.pageturner.commands.Invocation;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of which address.
 *
 * @param via the workload whose port is forwarded, else null
 * @param port of {@code via}
 * @param expected the status that counts as success; null for any answer
 */
record ProbePlan(
        String method,
        URI url,
        List<ProbeRequest.Header> headers,
        boolean follow,
        boolean include,
        @Nullable String via,
        int port,
        @Nullable Integer expected) {
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]{1,64})\\s*:\\s*([^\\r\\n]{0,2048})");
    /** The connection's own business; a name in Host would reach another site than the one shown. */
    private static final List<String> NEVER_SENT = List.of("host", "connection", "content-length", "transfer-encoding");

    /** The sentence is for people. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String sentence) {
            super(sentence);
        }
    }

    static ProbePlan read(Invocation invocation) throws UnreadableException {
        String method = invocation.argument("method", "GET").toUpperCase(Locale.ROOT);
        if (invocation.argument("data") != null && method.equals("GET")) {
            method = "POST";
        }
        if (!method.equals("GET") && !method.equals("HEAD")) {
            throw new UnreadableException("probes only look: " + method + " may change something; use GET or HEAD");
        }
        URI url = url(invocation.argument("url", ""));
        Optional<String> refusal = AddressPolicy.refusal(String.valueOf(url.getHost()));
        if (refusal.isPresent()) {
            throw new UnreadableException(refusal.get());
        }
        Integer port = number(invocation, "port", 65_535);
        int effective = port == null ? defaultPort(url) : port;
        return new ProbePlan(
                method,
                url,
                headers(invocation.words()),
                invocation.isOn("location"),
                invocation.isOn("include"),
                invocation.argument("via"),
                effective,
                number(invocation, "expect-status", 599));
    }

    private static URI url(String text) throws UnreadableException {
        String full = text.matches("(?i)[a-z][a-z0-9+.-]*://.*") ? text : "http://" + text;
        try {
            URI url = new URI(full);
            boolean http =
                    url.getScheme().equalsIgnoreCase("http") || url.getScheme().equalsIgnoreCase("https");
            if (!http || url.getHost() == null) {
                throw new UnreadableException("\"" + text + "\" is not an address such as http://host:8080/health");
            }
            if (url.getUserInfo() != null) {
                throw new UnreadableException(
                        "leave the user and password out of the address: everyone here would read them");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new UnreadableException("\"" + text + "\" is not an address: " + e.getReason());
        }
    }

    private static int defaultPort(URI url) {
        return url.getPort() > 0 ? url.getPort() : url.getScheme().equalsIgnoreCase("https") ? 443 : 80;
    }

    private static @Nullable Integer number(Invocation invocation, String name, int most) throws UnreadableException {
        String text = invocation.argument(name);
        if (text == null) {
            return null;
        }
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > most) {
            throw new UnreadableException("--" + name + "=" + text + " has to be a number from 1 to " + most);
        }
        return Integer.parseInt(text);
    }

    /** From the words themselves: a header's value may hold blanks, which would blur where the next one starts. */
    private static List<ProbeRequest.Header> headers(List<String> words) throws UnreadableException {
        List<ProbeRequest.Header> headers = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            boolean apart = word.equals("--header") || word.equals("-H");
            if (apart && i + 1 < words.size()) {
                headers.add(header(words.get(++i)));
            } else if (word.startsWith("--header=")) {
                headers.add(header(word.substring("--header=".length())));
            }
        }
        return headers;
    }

    private static ProbeRequest.Header header(String text) throws UnreadableException {
        java.util.regex.Matcher header = HEADER.matcher(text.strip());
        if (!header.matches()) {
            throw new UnreadableException("\"" + text + "\" is not a header such as 'Accept: application/json'");
        }
        if (NEVER_SENT.contains(header.group(1).toLowerCase(Locale.ROOT))) {
            throw new UnreadableException("the header " + header.group(1) + " cannot be set in a probe");
        }
        return new ProbeRequest.Header(header.group(1), header.group(2));
    }
}
