package dev.pageturner.runbooks.markdown;

import dev.pageturner.runbooks.Section.Kind;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a section is for, told from its title. */
final class SectionKinds {
    /** The kinds that make a heading a scenario when several of them stand under it. */
    static final Set<Kind> CORE = EnumSet.of(Kind.SYMPTOMS, Kind.IMPACT, Kind.DIAGNOSIS, Kind.CAUSES, Kind.REMEDIATION);

    /** Longer ones are sentences that happen to hold one of the words. */
    private static final int MAXIMUM_WORDS = 5;

    private static final int LONGEST = 100;

    private static final Pattern NUMBERING =
            Pattern.compile("^(?:step\\s+)?\\d+(?:\\.\\d+)*\\s*[:.)-]?\\s+|^[^\\p{L}]+");

    /** One group for each kind, named like it. */
    private static final Pattern WORDS = Pattern.compile("\\b(?:"
            + "(?<SYMPTOMS>symptoms?|meaning|detection|signs?|indicators?|description)"
            + "|(?<IMPACT>impacts?|blast radius|consequences?)"
            + "|(?<DIAGNOSIS>diagnos\\w+|triage|triaging|investigat\\w+|troubleshoot\\w*|debugging|checks?|assessment|analysis)"
            + "|(?<CAUSES>causes?)"
            + "|(?<REMEDIATION>remed\\w+|mitigat\\w+|resol(?:ution|utions|ve|ving)|fix(?:es|ing)?|recover(?:y|ing)?|workarounds?"
            + "|solutions?|actions?|response|repair|restor(?:e|ation|ing)|rollback|roll back|backout)"
            + "|(?<VERIFICATION>verif\\w+|validat\\w+|success criteria|confirmation)"
            + "|(?<ESCALATION>escalat\\w+|contacts?|who to call|getting help)"
            + ")\\b");

    private static final Pattern ASIDE = Pattern.compile("\\([^)]*\\)");
    private static final Pattern NOT_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Pattern INVESTIGATION_OF_CAUSE = Pattern.compile("\\bcauses? (?:investigation|analysis)\\b");

    private static final Pattern FILLERS = Pattern.compile(
            "\\b(?:common|possible|potential|probable|likely|known|typical|root|first|initial|immediate|quick|short|long|term|steps?|"
                    + "procedures?|plan|paths?|policy|chain|user|customer|business|service|incident|alert|and|or|the|of|to|for|how|"
                    + "what|does|this|mean|manual|automated|permanent|temporary|emergency|on call|next|post|after|guide|"
                    + "information|details|options?|strategy|strategies|scenarios?|it|an?)\\b");

    private SectionKinds() {}

    /** Of a heading: a short title that holds one of the words; the first of them decides. */
    static Kind ofHeading(String title) {
        return title.length() > LONGEST ? Kind.OTHER : kind(words(title));
    }

    /** Of a bold line or list label, of which there are many: nothing but such words may stand in it. */
    static Optional<Kind> ofLabel(String label) {
        if (label.length() > LONGEST) {
            return Optional.empty();
        }
        String words = words(label);
        Kind kind = kind(words);
        if (kind == Kind.OTHER) {
            return Optional.empty();
        }
        String rest = WORDS.matcher(words).replaceAll("");
        return FILLERS.matcher(rest).replaceAll("").isBlank() ? Optional.of(kind) : Optional.empty();
    }

    private static Kind kind(String words) {
        Matcher matcher = WORDS.matcher(words);
        if (!matcher.find() || words.chars().filter(each -> each == ' ').count() >= MAXIMUM_WORDS) {
            return Kind.OTHER;
        }
        return INVESTIGATION_OF_CAUSE.matcher(words).find()
                ? Kind.DIAGNOSIS
                : Stream.of(Kind.values())
                        .filter(kind -> kind != Kind.OTHER && matcher.group(kind.name()) != null)
                        .findFirst()
                        .orElse(Kind.OTHER);
    }

    private static String words(String title) {
        String lower = title.toLowerCase(Locale.ROOT);
        String bare = lower.indexOf('(') < 0 ? lower : ASIDE.matcher(lower).replaceAll(" ");
        String unnumbered = NUMBERING.matcher(bare).replaceFirst("");
        return (Ascii.isAll(unnumbered)
                        ? Ascii.words(unnumbered, " ")
                        : NOT_WORD.matcher(unnumbered).replaceAll(" "))
                .strip();
    }
}
