package dev.pageturner.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogueTest {
    private final Catalogue catalogue = new Catalogue(List.of(
            command(
                    "rollback",
                    Parameters.target("What to roll back."),
                    Parameters.NAMESPACE,
                    Parameter.flag("to-revision", ParameterType.INTEGER, "The revision.")),
            command(
                    "logs",
                    Parameter.positional("target", ParameterType.TEXT, "Whose.").optional(),
                    Parameters.NAMESPACE,
                    Parameters.SELECTOR,
                    Parameter.flag("previous", ParameterType.SWITCH, "The one before.", "p"),
                    Parameter.flag("follow", ParameterType.SWITCH, "Go on.", "f"),
                    Parameter.flag("tail", ParameterType.INTEGER, "Lines.")),
            command("delete-pod", Parameter.positional("pod", ParameterType.POD, "Which."), Parameters.NAMESPACE),
            command("query", Parameter.positional("expression", ParameterType.QUERY, "PromQL."))));

    private Map<String, String> arguments(String... words) {
        Parsed parsed = catalogue.parse(List.of(words));
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        return ((Parsed.Ok) parsed).invocation().arguments();
    }

    private String refusal(String... words) {
        Parsed parsed = catalogue.parse(List.of(words));
        assertThat(parsed).isInstanceOf(Parsed.Refused.class);
        return ((Parsed.Refused) parsed).sentence();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rollback deployment/web -n shop",
                "rollback deploy/web -nshop",
                "rollback deployment web --namespace=shop",
                "rollback -n=shop deployments.apps/web",
                "rollback --namespace shop -- Deployment web",
                "kubectl rollout undo deployment/web -n shop",
                "kubectl -n shop rollout undo deploy web",
                "rollout undo deployment/web --namespace shop"
            })
    void understandsEverySpellingOfTheSame(String line) {
        assertThat(arguments(line.split(" ")))
                .containsExactlyInAnyOrderEntriesOf(Map.of("target", "deployment/web", "namespace", "shop"));
    }

    @Test
    void takesAValueThatLooksLikeAFlag() {
        assertThat(arguments("logs", "web", "--tail", "-1")).containsEntry("tail", "-1");
        assertThat(arguments("rollback", "deployment/web", "--to-revision=-1")).containsEntry("to-revision", "-1");
    }

    @Test
    void joinsOneLetterSwitches() {
        assertThat(arguments("logs", "web", "-fp"))
                .containsEntry("follow", "true")
                .containsEntry("previous", "true");
        assertThat(arguments("logs", "web", "-p=false")).containsEntry("previous", "false");
    }

    @Test
    void wordsAfterTwoDashesAreNoFlags() {
        assertThat(arguments("query", "--", "-sum(up)")).containsEntry("expression", "-sum(up)");
    }

    @ParameterizedTest
    @CsvSource({"delete pod web-1,web-1", "delete pod/web-1,web-1", "delete-pod pods/web-1,web-1"})
    void deletingAPodIsItsOwnCommand(String line, String pod) {
        assertThat(arguments(line.split(" "))).containsEntry("pod", pod);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rolback deployment/web                    | There is no command "rolback"; did you mean rollback?
            rollback deployment/web --to-revison=3    | unknown flag: --to-revison; did you mean --to-revision?
            rollback deployment/web -x                | unknown shorthand flag: 'x' in -x
            rollback deployment/web --to-revision     | flag needs an argument: --to-revision
            rollback deployment/web --to-revision=two | "two" is not a whole number
            rollback deployment/web -n Shop_1         | "Shop_1" is not the name of a namespace
            rollback                                  | rollback needs target: What to roll back.
            rollback deployment                       | write deployment/NAME
            rollback deployment/web extra             | "extra" is one word too many
            rollback deployment/web -n a -n b         | --namespace is given twice
            logs -l app=web;ls                        | "app=web;ls" is not a label selector
            delete-pod ../secrets                     | "../secrets" is not the name of a pod
            rollback deployment/--all                 | "deployment/--all" is not KIND/NAME
            """)
    void refusesWithASentence(String line, String expected) {
        assertThat(refusal(line.split(" "))).contains(expected);
    }

    @Test
    void anEmptyLineIsToldWhatThereIs() {
        assertThat(refusal()).contains("rollback, logs, delete-pod, query");
    }

    private static Command command(String name, Parameter... parameters) {
        CommandSpec spec =
                new CommandSpec(name, "Test.", Risk.READ, List.of(parameters), List.of(name + " x"), List.of());
        return new Command() {
            @Override
            public CommandSpec spec() {
                return spec;
            }

            @Override
            public Preview preview(Invocation invocation, CommandContext context) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Outcome run(Invocation invocation, CommandContext context, RunControl control) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
