package dev.pageturner.runbooks;

import java.util.List;
import java.util.Optional;

/** The runbooks as they are now: an immutable snapshot, replaced as a whole when files change. */
public interface RunbookLibrary {
    List<Runbook> runbooks();

    /** Files that could not be read, with a sentence each; their last good version is still served. */
    List<Problem> problems();

    Match match(AlertFacts alert);

    Optional<Scenario> scenario(String file, String anchor);

    Optional<Runbook> runbook(String file);

    /** Scenarios whose title, alerts or text hold all the words, best first. */
    List<Scenario> search(String words, int limit);

    /**
     * @param serious the file, or its last version, is not served; else it is, and something in it was mended or left out
     */
    record Problem(String file, int line, String sentence, boolean serious) {
        public Problem(String file, int line, String sentence) {
            this(file, line, sentence, true);
        }

        public static Problem minor(String file, int line, String sentence) {
            return new Problem(file, line, sentence, false);
        }
    }
}
