package dev.pageturner.runbooks.steps;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.ArrayList;
import java.util.List;

/**
 * Commands written in ways that mean the same to a shell. Only what keeps the meaning is done to them, so that whoever
 * takes a change for a read is wrong, whatever the data was.
 */
final class Commands {
    private static final List<List<String>> CHANGES = List.of(
            List.of("kubectl", "delete", "pod", "web-0"),
            List.of("kubectl", "rollout", "undo", "deployment/web"),
            List.of("kubectl", "scale", "deployment/web", "--replicas=0"),
            List.of("kubectl", "drain", "node-1"),
            List.of("kubectl", "apply", "-f", "x.yaml"),
            List.of("kubectl", "exec", "web-0", "--", "rm", "-rf", "/data"),
            List.of("kubectl", "patch", "deployment/web", "-p", "{\"spec\":{}}"),
            List.of("kubectl", "config", "set-context", "--current"),
            List.of("kubectl", "get", "secret", "login", "-o", "yaml"),
            List.of("oc", "adm", "cordon", "node-1"),
            List.of("oc", "rsh", "web-0"),
            List.of("curl", "-X", "POST", "http://web/reload"),
            List.of("curl", "-d", "a=b", "http://web/reload"),
            List.of("curl", "-T", "file", "http://web/"),
            List.of("psql", "-c", "DELETE FROM orders"),
            List.of("psql", "-c", "SELECT pg_terminate_backend(1)"),
            List.of("psql", "-c", "WITH x AS (DELETE FROM orders RETURNING 1) SELECT * FROM x"),
            List.of("psql", "-c", "SELECT 1; DROP TABLE orders"),
            List.of("psql", "-f", "script.sql"),
            List.of("psql", "-c", "\\! reboot"),
            List.of("psql", "-c", "\\d orders \\! reboot"),
            List.of("psql", "-c", "\\copy orders to x"),
            List.of("amtool", "silence", "add", "alertname=x"),
            List.of("amtool", "silence", "expire", "0d1e"),
            List.of("amtool", "alert", "add", "x"),
            List.of("promtool", "push", "metrics", "http://prom:9090"),
            List.of("promtool", "tsdb", "create-blocks-from", "rules", "x.yaml"),
            List.of("helm", "rollback", "web"),
            List.of("rm", "-rf", "/data"));
    private static final List<List<String>> READS = List.of(
            List.of("kubectl", "get", "pods", "-n", "shop"),
            List.of("kubectl", "logs", "web-0", "--tail=100"),
            List.of("kubectl", "describe", "node", "node-1"),
            List.of("kubectl", "rollout", "status", "deployment/web"),
            List.of("curl", "-s", "http://web/health"),
            List.of("amtool", "alert", "query", "severity=critical"),
            List.of("amtool", "silence"),
            List.of("promtool", "query", "range", "--step=1m", "http://prom:9090", "up"),
            List.of("psql", "-c", "\\d+ orders"),
            List.of("psql", "-c", "SELECT count(*) FROM orders"));
    private static final List<String> WRAPPERS =
            List.of("sudo", "time", "env LANG=C", "timeout 5", "nice", "watch", "command");
    private static final List<String> FILTERS =
            List.of("grep", "head -1", "sort", "uniq -c", "wc -l", "jq", "tail", "cut -c1-5", "awk '{print $1}'");
    private static final String PLAIN = "abcxyz019 -_./:,=@%+";

    private final FuzzedDataProvider data;

    Commands(FuzzedDataProvider data) {
        this.data = data;
    }

    String change() {
        return wrapped(spelled(data.pickValue(CHANGES)));
    }

    String read() {
        return wrapped(spelled(data.pickValue(READS)));
    }

    /** A read that also writes a file, reads one, or needs a shell first. */
    String readWithMore() {
        List<String> words = new ArrayList<>(spelled(data.pickValue(READS)));
        words.add(data.consumeInt(1, words.size()), more());
        return wrapped(words);
    }

    private String more() {
        String text = "x" + plain();
        return switch (data.consumeInt(0, 9)) {
            case 0 -> ">" + quoted(text);
            case 1 -> ">> " + quoted(text);
            case 2 -> "2>" + quoted(text);
            case 3 -> "&> " + quoted(text);
            case 4 -> ">|" + quoted(text);
            case 5 -> "< " + quoted(text);
            case 6 -> "$(" + text + ")";
            case 7 -> "`" + text + "`";
            case 8 -> "<(" + text + ")";
            default -> "\"${x:=" + text + "}\"";
        };
    }

    /** What may follow a command on its line: filters, other commands, comments. */
    String tail() {
        return switch (data.consumeInt(0, 7)) {
            case 0 -> " | " + data.pickValue(FILTERS) + " " + quoted(plain());
            case 1 -> " || true";
            case 2 -> " 2>&1";
            case 3 -> " 2>/dev/null";
            case 4 -> " # " + plain();
            case 5 -> " &";
            case 6 -> "; true";
            default -> "";
        };
    }

    private List<String> spelled(List<String> words) {
        List<String> spelled = new ArrayList<>(words.stream().map(this::spelled).toList());
        boolean kubernetes = words.get(0).equals("kubectl") || words.get(0).equals("oc");
        if (kubernetes && data.consumeBoolean()) {
            spelled.add(data.consumeInt(1, 2), "--" + flag() + "=" + quoted(plain()));
        }
        return spelled;
    }

    private String flag() {
        return data.consumeBoolean()
                ? data.pickValue(List.of("namespace", "context", "request-timeout", "v", "as", "kubeconfig", "cluster"))
                : plain().replaceAll("[^a-z-]", "");
    }

    /** One word, with quotes and backslashes that a shell takes away again. */
    private String spelled(String word) {
        boolean plain = word.matches("[A-Za-z0-9./=-]+");
        return switch (data.consumeInt(0, 4)) {
            case 0 -> quoted(word);
            case 1 -> plain ? "\"" + word + "\"" : quoted(word);
            case 2 -> plain ? "\\" + word : quoted(word);
            case 3 -> plain && word.length() > 1 ? word.charAt(0) + "''" + word.substring(1) : quoted(word);
            default -> plain ? word : quoted(word);
        };
    }

    private String wrapped(List<String> words) {
        String gap = data.pickValue(List.of(" ", "  ", "\t", " \\\n  "));
        String command = String.join(gap, words);
        for (int count = data.consumeInt(0, 2); count > 0; count--) {
            command = data.consumeInt(0, 3) == 0
                    ? "bash -c " + quoted(command)
                    : data.pickValue(WRAPPERS) + " " + command;
        }
        return command;
    }

    private String plain() {
        StringBuilder text = new StringBuilder();
        for (int count = data.consumeInt(0, 12); count > 0; count--) {
            text.append(PLAIN.charAt(data.consumeInt(0, PLAIN.length() - 1)));
        }
        return text.toString();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
