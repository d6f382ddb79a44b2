package dev.pageturner.runbooks.steps;

import dev.pageturner.runbooks.StepKind;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One HTTP request as curl, wget or an http block describe it. */
final class HttpCall {
    private static final Pattern URL = Pattern.compile(
            "(?:(?<scheme>[A-Za-z][A-Za-z0-9+.-]*)://)?(?<host>[^/?#]*)(?<path>[^#]*)(#.*)?", Pattern.DOTALL);
    private static final Pattern PORT = Pattern.compile("(.*?)(?::(\\d{1,5}))?");
    private static final Pattern GLOB = Pattern.compile("\\{[^{}]*,[^{}]*}|\\[\\d+-\\d+|\\[[a-z]-[a-z]");
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "0.0.0.0", "[::1]");
    private static final Set<String> METADATA = Set.of("169.254.169.254", "metadata.google.internal", "metadata");
    private static final Pattern LOGIN_HEADER = Pattern.compile(
            "(?i)(authorization|proxy-authorization|cookie|x-api-key|x-vault-token|private-token"
                    + "|[a-z-]*-?(token|secret|api-?key|password))\\s*:.*",
            Pattern.DOTALL);
    private static final Pattern BLANK =
            Pattern.compile("<[A-Za-z][\\w -]*>|\\$\\{\\w+}|\\$[A-Za-z_]\\w*|\\{\\{[^{}]*}}");
    private static final Pattern QUERY = Pattern.compile(".*/api/v1/query\\?(?:.*&)?query=([^&]*)(?:&.*)?");

    private @Nullable String method;
    private String url = "";
    private boolean dataInUrl;
    private final List<String> data = new ArrayList<>();
    private final List<String> headers = new ArrayList<>();
    private @Nullable String objection;

    void method(String value) {
        method = value;
    }

    void url(String value) {
        url = value;
    }

    void dataInUrl() {
        dataInUrl = true;
    }

    void follow() {
        // redirects are followed within the host in any case
    }

    void header(String value) {
        if (LOGIN_HEADER.matcher(value).matches()) {
            objection = "it signs in with a header, and a login must not stand in a chat";
        } else if (value.startsWith("@")) {
            objection = "its headers come from a file of your own machine";
        } else {
            headers.add(value);
        }
    }

    void json(String value) {
        data(value);
        headers.add("Content-Type: application/json");
    }

    void data(String value) {
        if (value.startsWith("@")) {
            objection = "what it sends comes from a file of your own machine";
        }
        data.add(value);
    }

    void encoded(String value) {
        int equals = value.indexOf('=');
        String name = equals < 0 ? "" : value.substring(0, equals);
        if (name.contains("@") || equals < 0 && value.contains("@")) {
            objection = "what it sends comes from a file of your own machine";
        }
        String text = value.substring(equals + 1);
        data.add((name.isEmpty() ? "" : name + "=") + encodedAroundBlanks(text));
    }

    /** Blanks keep their spelling, or nobody would find them again. */
    private static String encodedAroundBlanks(String text) {
        StringBuilder out = new StringBuilder();
        Matcher blank = BLANK.matcher(text);
        int at = 0;
        while (blank.find()) {
            out.append(URLEncoder.encode(text.substring(at, blank.start()), StandardCharsets.UTF_8))
                    .append(blank.group());
            at = blank.end();
        }
        return out.append(URLEncoder.encode(text.substring(at), StandardCharsets.UTF_8))
                .toString();
    }

    @Nullable
    String objection() {
        return objection;
    }

    Verdict verdict(Call call, Surroundings surroundings) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches() || parts.group("host").isEmpty() || hasControls(parts.group("host"))) {
            return new Verdict.ByHand("the address of the request is not one that is understood");
        }
        String scheme =
                parts.group("scheme") == null ? "http" : parts.group("scheme").toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return new Verdict.ByHand("`" + scheme + ":` is not an address on the web");
        }
        if (GLOB.matcher(url).find()) {
            return new Verdict.ByHand("curl would make several addresses of the brackets in this one");
        }
        return to(scheme, parts.group("host"), path(parts.group("path")), call, surroundings);
    }

    private static boolean hasControls(String host) {
        return host.chars().anyMatch(Character::isISOControl);
    }

    private String path(String path) {
        if (!dataInUrl || data.isEmpty()) {
            return path;
        }
        return path + (path.contains("?") ? "&" : "?") + String.join("&", data);
    }

    private Verdict to(String scheme, String host, String path, Call call, Surroundings surroundings) {
        Matcher port = PORT.matcher(host);
        String name = port.matches() ? port.group(1) : host;
        if (name.contains("@")) {
            return new Verdict.ByHand("the address carries a login, which must not stand in a chat");
        }
        if (METADATA.contains(name.toLowerCase(Locale.ROOT)) || name.startsWith("169.254.")) {
            return new Verdict.ByHand("the address answers with credentials of the machine");
        }
        String verb = verb();
        boolean reads = verb.equals("GET") || verb.equals("HEAD");
        if (reads && !dataInUrl && !data.isEmpty()) {
            return new Verdict.ByHand("a " + verb + " that sends a body is not known to only read");
        }
        if (!reads && call.follow()) {
            return new Verdict.ByHand("`watch` would send it again and again");
        }
        Matcher query = QUERY.matcher(path);
        if (reads && query.matches() && call.inside() == null) {
            Verdict asked = PromqlVerdicts.query(URLDecoder.decode(query.group(1), StandardCharsets.UTF_8));
            return asked instanceof Verdict.Typed typed ? typed.whenPiped("-o", "api") : asked;
        }
        int number = port.group(2) != null ? Integer.parseInt(port.group(2)) : scheme.equals("https") ? 443 : 80;
        return LOCAL.contains(name.toLowerCase(Locale.ROOT))
                ? local(verb, scheme, number, path, call, surroundings)
                : line(verb, scheme + "://" + host + (path.isEmpty() ? "/" : path), call, null, 0);
    }

    private String verb() {
        if (method != null) {
            return method;
        }
        return data.isEmpty() || dataInUrl ? "GET" : "POST";
    }

    private Verdict local(String verb, String scheme, int port, String path, Call call, Surroundings surroundings) {
        Call.Pod pod = call.inside();
        String rest = path.isEmpty() ? "/" : path;
        if (pod != null) {
            String host = pod.target().substring(pod.target().indexOf('/') + 1);
            Forward forward = new Forward(pod.target(), java.util.Map.of(port, port), pod.scope());
            return line(verb, scheme + "://" + host + ":" + port + rest, call, forward, port);
        }
        return surroundings
                .forward(port)
                .map(forward -> {
                    int remote = java.util.Objects.requireNonNull(forward.remote(port));
                    String address = scheme + "://" + forward.host() + ":" + remote + rest;
                    return line(verb, address, call, forward, remote);
                })
                .orElseGet(() -> new Verdict.ByHand("localhost:" + port
                        + " is your own machine, and no port-forward in this block says what it stands for"));
    }

    private Verdict line(String verb, String address, Call call, @Nullable Forward via, int port) {
        boolean reads = verb.equals("GET") || verb.equals("HEAD");
        CommandLine line = new CommandLine("probe").word(verb).word(address);
        line.argument("method", verb).argument("url", address);
        headers.forEach(header -> line.word("--header=" + header));
        if (!reads && !data.isEmpty()) {
            line.word("--data=" + String.join("&", data));
        }
        List<String> scope = call.inside() == null ? List.of() : call.inside().scope();
        if (via != null) {
            line.word("--via=" + via.target()).word("--port=" + port);
            line.argument("via", via.target()).argument("port", String.valueOf(port));
            scope = via.scope();
        }
        scope(line, scope);
        return line.typed(reads ? StepKind.HTTP_PROBE : StepKind.CHANGE, null);
    }

    private static void scope(CommandLine line, List<String> scope) {
        for (int i = 0; i + 1 < scope.size(); i += 2) {
            if (scope.get(i).equals("-n")) {
                line.word("-n").word(scope.get(i + 1)).argument("namespace", scope.get(i + 1));
            }
        }
    }
}
