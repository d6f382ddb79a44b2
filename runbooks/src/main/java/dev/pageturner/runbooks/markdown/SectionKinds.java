package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Section.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a section is for, told from its title. */
final class SectionKinds {
    /** The kinds that make a heading a scenario when several of them stand under it. */
    static final Set<Kind> CORE = EnumSet.of(Kind.SYMPTOMS, Kind.IMPACT, Kind.DIAGNOSIS, Kind.CAUSES, Kind.REMEDIATION);

    /** Longer ones are sentences that happen to hold one of the words. */
    private static final int MAXIMUM_WORDS = 5;

    private static final Pattern NUMBERING =
            Pattern.compile("^(?:step\\s+)?\\d+(?:\\.\\d+)*\\s*[:.)-]?\\s+|^[^\\p{L}]+");

    /** A title made of these words and nothing else, but for the fillers. */
    private static final Map<Kind, String> WORDS = Map.of(
            Kind.SYMPTOMS, "symptoms?|meaning|detection|signs?|indicators?|description",
            Kind.IMPACT, "impacts?|blast radius|consequences?",
            Kind.DIAGNOSIS,
                    "diagnos\\w+|triage|triaging|investigat\\w+|troubleshoot\\w*|debugging|checks?|assessment|analysis",
            Kind.CAUSES, "causes?",
            Kind.REMEDIATION,
                    "remed\\w+|mitigat\\w+|resol(?:ution|utions|ve|ving)|fix(?:es|ing)?|recover(?:y|ing)?|workarounds?|solutions?"
                            + "|actions?|response|repair|restor(?:e|ation|ing)|rollback|roll back|backout",
            Kind.VERIFICATION, "verif\\w+|validat\\w+|success criteria|confirmation",
            Kind.ESCALATION, "escalat\\w+|contacts?|who to call|getting help");

    private static final Pattern INVESTIGATION_OF_CAUSE = Pattern.compile("\\bcauses? (?:investigation|analysis)\\b");

    private static final Pattern FILLERS = Pattern.compile(
            "\\b(?:common|possible|potential|probable|likely|known|typical|root|first|initial|immediate|quick|short|long|term|steps?|"
                    + "procedures?|plan|paths?|policy|chain|user|customer|business|service|incident|alert|and|or|the|of|to|for|how|"
                    + "what|does|this|mean|manual|automated|permanent|temporary|emergency|on call|next|post|after|guide|"
                    + "information|details|options?|strategy|strategies|scenarios?|it|an?)\\b");

    private SectionKinds() {}

    /** Of a heading: a short title that holds one of the words. */
    static Kind ofHeading(String title) {
        String words = words(title);
        if (words.split(" ").length > MAXIMUM_WORDS) {
            return Kind.OTHER;
        }
        if (INVESTIGATION_OF_CAUSE.matcher(words).find()) {
            return Kind.DIAGNOSIS;
        }
        Kind best = Kind.OTHER;
        int earliest = Integer.MAX_VALUE;
        for (Map.Entry<Kind, String> entry : WORDS.entrySet()) {
            Matcher matcher = Patterns.of(entry.getKey()).matcher(words);
            if (matcher.find() && matcher.start() < earliest) {
                earliest = matcher.start();
                best = entry.getKey();
            }
        }
        return best;
    }

    /** Of a bold line or list label, of which there are many: nothing but such words may stand in it. */
    static Optional<Kind> ofLabel(String label) {
        Kind kind = ofHeading(label);
        if (kind == Kind.OTHER) {
            return Optional.empty();
        }
        String rest = words(label);
        for (Kind each : Kind.values()) {
            rest = each == Kind.OTHER ? rest : Patterns.of(each).matcher(rest).replaceAll("");
        }
        return FILLERS.matcher(rest).replaceAll("").isBlank() ? Optional.of(kind) : Optional.empty();
    }

    private static String words(String title) {
        String lower = title.toLowerCase(Locale.ROOT).replaceAll("\\([^)]*\\)", " ");
        return NUMBERING
                .matcher(lower)
                .replaceFirst("")
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
    }

    /** Compiled once; apart because an interface of patterns says nothing about kinds. */
    private static final class Patterns {
        private static final List<Pattern> ALL = List.of(Kind.values()).stream()
                .map(kind -> Pattern.compile("\\b(?:" + WORDS.getOrDefault(kind, "(?!)") + ")\\b"))
                .toList();

        static Pattern of(Kind kind) {
            return ALL.get(kind.ordinal());
        }
    }
}
