package dev.pageturner.commands.http;

import dev.pageturner.commands.Command;
import dev.pageturner.commands.CommandContext;
import dev.pageturner.commands.CommandSpec;
import dev.pageturner.commands.Invocation;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Outcome.Status;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.Parameter;
import dev.pageturner.commands.ParameterType;
import dev.pageturner.commands.Patience;
import dev.pageturner.commands.Permission;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import dev.pageturner.commands.RunControl;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.Cluster;
import dev.pageturner.commands.cluster.PortForward;
import dev.pageturner.commands.http.ProbeAnswer.Answered;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an HTTP address, as curl would. With {@code --via} the address is the far end of a port-forward: one pod of that
 * workload, picked as kubectl picks it.
 */
public final class ProbeCommand implements Command {
    private static final Duration AT_MOST = Duration.ofSeconds(10);

    private static final CommandSpec SPEC = new CommandSpec(
            "probe",
            "Look at an HTTP address with GET or HEAD.",
            Risk.READ,
            List.of(
                    Parameter.positional("method", ParameterType.TEXT, "GET or HEAD"),
                    Parameter.positional("url", ParameterType.URL, "http:// or https://"),
                    Parameter.flag("via", ParameterType.RESOURCE, "forward a port of this pod, workload or service"),
                    Parameter.flag("port", ParameterType.INTEGER, "port of --via; the URL's without it"),
                    Parameter.flag("namespace", ParameterType.NAMESPACE, "namespace of --via", "n"),
                    Parameter.flag("header", ParameterType.TEXT, "request header, 'Name: value'", "H")
                            .many(),
                    Parameter.flag(
                            "include", ParameterType.SWITCH, "show status line and headers before the body", "i"),
                    Parameter.flag(
                            "location", ParameterType.SWITCH, "follow redirects within the same host", "L", "follow"),
                    Parameter.flag("data", ParameterType.TEXT, "a body, which a probe never sends"),
                    Parameter.flag("expect-status", ParameterType.INTEGER, "fail unless the status is this one")),
            List.of(
                    "probe GET http://localhost:8080/health --via=deployment/web --port=8080 -n shop",
                    "probe HEAD https://example.org/ --expect-status=200"),
            List.of(
                    new Permission("", List.of("pods"), List.of("get", "list"), false),
                    new Permission("", List.of("services"), List.of("get"), false),
                    new Permission("", List.of("pods/portforward"), List.of("create", "get"), false),
                    new Permission(
                            "apps",
                            List.of("deployments", "statefulsets", "daemonsets", "replicasets"),
                            List.of("get"),
                            false)));

    @Override
    public CommandSpec spec() {
        return SPEC;
    }

    @Override
    public Preview preview(Invocation invocation, CommandContext context) {
        String target = invocation.argument("url", "");
        try {
            ProbePlan plan = ProbePlan.read(invocation);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("Request", plan.method() + " " + plan.url());
            if (plan.via() != null) {
                facts.put("Through", plan.via() + " port " + plan.port());
            }
            return Preview.read(invocation, target, facts);
        } catch (ProbePlan.UnreadableException e) {
            return Preview.refused(invocation, target, Risk.READ, String.valueOf(e.getMessage()));
        }
    }

    @Override
    public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
        Patience patience = Patience.of(control, context.clock(), AT_MOST);
        try {
            ProbePlan plan = ProbePlan.read(invocation);
            if (plan.via() == null) {
                return ask(plan, null, context, patience);
            }
            Cluster cluster = context.cluster();
            String namespace = invocation.argument("namespace", cluster.defaultNamespace());
            Forwarding.Target target = new Forwarding(cluster, namespace).find(plan.via(), plan.port());
            control.progress("forwarding to pod/" + target.pod() + " port " + target.port());
            try (PortForward forward = cluster.forward(namespace, target.pod(), target.port())) {
                InetSocketAddress near = new InetSocketAddress(InetAddress.getLoopbackAddress(), forward.localPort());
                return ask(plan, near, context, patience);
            }
        } catch (ProbePlan.UnreadableException e) {
            return Outcome.of(Status.REFUSED, String.valueOf(e.getMessage()));
        } catch (Forwarding.NowhereException | ApiException e) {
            return Outcome.of(Status.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static Outcome ask(
            ProbePlan plan, @Nullable InetSocketAddress through, CommandContext context, Patience patience) {
        ProbeRequest request = new ProbeRequest(
                plan.method(), plan.url(), plan.headers(), plan.follow(), ProbeRequest.DEFAULT_MAX_BYTES, through);
        ProbeAnswer answer = context.systems().prober().probe(request, patience);
        if (answer instanceof ProbeAnswer.Refused refused) {
            return Outcome.of(Status.REFUSED, refused.sentence());
        }
        if (answer instanceof ProbeAnswer.Unreachable unreachable) {
            return Outcome.of(Status.FAILED, unreachable.sentence());
        }
        Answered answered = (Answered) answer;
        Output output = new Output(CurlText.print(answered, plan.include()), answered.truncated(), List.of(), null);
        boolean expected =
                plan.expected() == null || plan.expected() == answered.last().status();
        String sentence =
                CurlText.statusLine(answered.last()) + ", " + answered.took().toMillis() + " ms";
        return expected
                ? Outcome.answered(sentence, output)
                : new Outcome(Status.FAILED, sentence + "; expected was " + plan.expected(), output, List.of());
    }
}
