package dev.pageturner.commands.read;

import dev.pageturner.commands.Durations;
import dev.pageturner.commands.Outcome;
import dev.pageturner.commands.Output;
import dev.pageturner.commands.cluster.ApiException;
import dev.pageturner.commands.cluster.LogOptions;
import dev.pageturner.commands.cluster.LogStream;
import dev.pageturner.commands.print.BoundedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the logs of several containers one after the other; follows them together. */
final class LogReading {
    private static final Duration LONGEST_READ = Duration.ofSeconds(20);
    private static final Duration LONGEST_FOLLOW = Duration.ofSeconds(30);
    private static final int MOST_FOLLOWED_LINES = 200;
    private static final int MOST_SOURCES = 50;
    private static final int TAIL_OF_SELECTED = 10;
    private static final Duration TURN = Duration.ofMillis(100);

    private final Question question;
    private final List<LogSource> sources;
    private final List<String> notes;
    private final BoundedText text;
    private final Instant end;

    LogReading(Question question, List<LogSource> sources, List<String> notes) {
        this.question = question;
        this.sources = sources.subList(0, Math.min(sources.size(), MOST_SOURCES));
        this.notes = notes;
        if (sources.size() > MOST_SOURCES) {
            notes.add("Only the first " + MOST_SOURCES + " of " + sources.size() + " containers are shown.");
        }
        this.text = new BoundedText(BoundedText.LINES, bytes());
        this.end = question.end(question.isOn("follow") ? LONGEST_FOLLOW : LONGEST_READ);
    }

    private int bytes() {
        String asked = question.argument("limit-bytes");
        long limit = asked.isEmpty() ? BoundedText.CHARACTERS : Long.parseLong(asked);
        return (int) Math.min(Math.max(limit, 0), BoundedText.CHARACTERS);
    }

    Outcome read() {
        if (question.isOn("follow")) {
            follow();
        } else {
            for (LogSource source : sources) {
                readWhole(source);
            }
        }
        int lines = text.lines();
        Output output = text.output();
        String before = notes.isEmpty() ? "" : String.join("\n", notes) + "\n";
        return Outcome.answered(
                (lines == 1 ? "1 line" : lines + " lines") + (output.truncated() ? ", cut" : ""),
                new Output(before + output.text(), output.truncated(), List.of(), null));
    }

    private void readWhole(LogSource source) {
        try (LogStream log = open(source)) {
            while (!log.ended() && !question.isOver(end)) {
                Optional<String> line = log.next(TURN);
                if (line.isPresent() && !text.line(prefix(source) + line.get())) {
                    return;
                }
            }
            if (!log.ended()) {
                notes.add("Cut: " + source.pod() + " did not send all of its log in time.");
            }
        } catch (ApiException e) {
            failed(source, e);
        }
    }

    /** With one source its error is the answer; with several each says its own. */
    private void failed(LogSource source, ApiException e) {
        if (sources.size() == 1 && !question.isOn("ignore-errors")) {
            throw e;
        }
        notes.add(source.pod() + "/" + source.container() + ": " + e.getMessage());
    }

    private void follow() {
        List<LogStream> streams = new ArrayList<>();
        List<LogSource> open = new ArrayList<>();
        try {
            for (LogSource source : sources) {
                try {
                    streams.add(open(source));
                    open.add(source);
                } catch (ApiException e) {
                    failed(source, e);
                }
            }
            boolean going = true;
            while (going && !question.isOver(end) && text.lines() < MOST_FOLLOWED_LINES) {
                going = false;
                for (int i = 0; i < streams.size(); i++) {
                    Optional<String> line = streams.get(i).next(TURN);
                    for (; line.isPresent() && text.lines() < MOST_FOLLOWED_LINES; ) {
                        text.line(prefix(open.get(i)) + line.get());
                        line = streams.get(i).next(Duration.ZERO);
                    }
                    going |= !streams.get(i).ended();
                }
            }
        } finally {
            streams.forEach(LogStream::close);
        }
    }

    private String prefix(LogSource source) {
        return question.isOn("prefix") ? "[pod/" + source.pod() + "/" + source.container() + "] " : "";
    }

    private LogStream open(LogSource source) {
        return question.cluster()
                .logs(
                        source.namespace(),
                        source.pod(),
                        new LogOptions(
                                source.container(),
                                question.isOn("previous"),
                                question.isOn("follow"),
                                question.isOn("timestamps"),
                                tail(),
                                since(),
                                sinceTime()));
    }

    private @Nullable Integer tail() {
        String asked = question.argument("tail");
        if (asked.isEmpty()) {
            return question.argument("selector").isEmpty() ? unboundedTail() : Integer.valueOf(TAIL_OF_SELECTED);
        }
        long lines = Long.parseLong(asked);
        return lines < 0 ? unboundedTail() : Integer.valueOf((int) Math.min(lines, BoundedText.LINES));
    }

    /** The end of a long log is what matters, unless a time says where to begin. */
    private @Nullable Integer unboundedTail() {
        return question.isOn("follow") ? null : Integer.valueOf(BoundedText.LINES);
    }

    private @Nullable Long since() {
        return Durations.parse(question.argument("since"))
                .map(since -> Math.max(1, since.plusMillis(999).toSeconds()))
                .orElse(null);
    }

    private @Nullable String sinceTime() {
        String time = question.argument("since-time");
        return time.isEmpty() ? null : time;
    }
}
