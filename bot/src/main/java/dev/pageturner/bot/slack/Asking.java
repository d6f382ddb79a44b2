package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.ActionDesk;
import dev.pageturner.bot.approval.Answer;
import dev.pageturner.bot.message.Actions;
import dev.pageturner.bot.message.Message;
import dev.pageturner.bot.message.Part;
import dev.pageturner.bot.message.PreviewParts;
import dev.pageturner.bot.message.Text;
import dev.pageturner.bot.message.Values;
import dev.pageturner.bot.message.Wording;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.commands.Parsed;
import dev.pageturner.commands.Preview;
import dev.pageturner.commands.Risk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** From a command that somebody wants to a request: reads at once, changes after a look at what they would do. */
final class Asking {
    static final String CHANGE = "request-change";
    static final String REASON = "reason";
    private static final int METADATA = 3_000;

    private final ActionDesk desk;
    private final Catalogue catalogue;
    private final Dialogs dialogs;
    private final Teller teller;

    Asking(ActionDesk desk, Catalogue catalogue, Dialogs dialogs, Teller teller) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.dialogs = dialogs;
        this.teller = teller;
    }

    void begin(Place place, Request request) {
        Parsed parsed = catalogue.parse(request.words());
        if (parsed instanceof Parsed.Refused refused) {
            teller.tell(place, refused.sentence());
        } else if (((Parsed.Ok) parsed).command().spec().risk() == Risk.READ) {
            ask(place, request, null);
        } else if (place.triggerId() == null && place.viewId() == null) {
            offer(place, request);
        } else {
            preview(place, request);
        }
    }

    void ask(Place place, Request request, @org.jspecify.annotations.Nullable String reason) {
        Answer answer = desk.ask(request.by(place.who(), reason));
        teller.refusal(place, answer);
    }

    /** A mention cannot open a dialog; a button can. */
    private void offer(Place place, Request request) {
        List<String> value = new ArrayList<>(List.of(request.cluster(), text(request.incident())));
        value.addAll(request.words());
        String typed = Wording.typed(request.words());
        if (!Values.fits(Values.of(value))) {
            teller.tell(place, "That command line is too long for a button. Type it after /pageturner.");
            return;
        }
        teller.tell(
                place,
                new Message(
                        "Review and request: " + typed,
                        List.of(new Part.Line(
                                Text.code(typed)
                                        .and(" is a change. Look at what it would do, say why, and request it."),
                                new Part.Button(
                                        "Review\u2026",
                                        Actions.RUN_WORDS,
                                        Values.of(value),
                                        Part.Style.PRIMARY,
                                        null,
                                        null)))));
    }

    private static String text(@org.jspecify.annotations.Nullable UUID id) {
        return id == null ? "" : id.toString();
    }

    private void preview(Place place, Request request) {
        String title = Wording.verb(request.words().get(0));
        Optional<String> view = dialogs.openLoading(place, title);
        view.ifPresent(id -> dialogs.fill(place, id, look(place, request, title)));
    }

    /** Opens the preview in a dialog that is there already. */
    void previewIn(Place place, String viewId, Request request) {
        dialogs.fill(
                place, viewId, look(place, request, Wording.verb(request.words().get(0))));
    }

    private Modal look(Place place, Request request, String title) {
        Preview preview = desk.preview(place.who(), request.words(), request.cluster());
        List<Part> parts = new ArrayList<>();
        parts.add(new Part.Paragraph(Text.code(Wording.typed(request.words())).and("  on " + request.cluster())));
        parts.addAll(PreviewParts.of(preview, true));
        String metadata = Json.write(request.seen(preview.fingerprint()));
        if (!preview.allowed() || metadata.length() > METADATA) {
            parts.add(new Part.Note(Text.of(
                    preview.allowed() ? "This command line is too long for a dialog." : "Nothing was changed.")));
            return Modal.telling(title, parts);
        }
        Modal.Input reason = new Modal.Input(
                REASON, "Why?", "The approver reads it, and it goes on record.", false, true, List.of());
        return new Modal(CHANGE, title, "Request approval", metadata, parts, List.of(reason));
    }
}
