package dev.pageturner.bot.rehearsal.workspace;

import java.time.Clock;

/** Everything that the Web API, the callbacks and the page share. */
record Workspace(
        WorkspaceSettings settings,
        Clock clock,
        Directory directory,
        Timeline timeline,
        Ids ids,
        Changes changes,
        Addresses addresses,
        Messages messages,
        Conversations conversations,
        Views views,
        Files files,
        Triggers triggers,
        ResponseUrls responseUrls,
        Faults faults,
        CallLog calls) {

    static Workspace of(WorkspaceSettings settings, Clock clock) {
        Directory directory = new Directory(settings);
        Timeline timeline = new Timeline(clock);
        Ids ids = new Ids(settings.random());
        Changes changes = new Changes();
        Addresses addresses = new Addresses();
        MessageContent content = new MessageContent(ids);
        Messages messages = new Messages(settings.bot(), content, ids);
        return new Workspace(
                settings,
                clock,
                directory,
                timeline,
                ids,
                changes,
                addresses,
                messages,
                new Conversations(settings.channels(), directory, timeline, changes),
                new Views(settings.bot(), content, ids, changes),
                new Files(ids, timeline, addresses, settings.bot().userId()),
                new Triggers(clock, ids),
                new ResponseUrls(clock, ids, addresses),
                new Faults(),
                new CallLog());
    }
}
