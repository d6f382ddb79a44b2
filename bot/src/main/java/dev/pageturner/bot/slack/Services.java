package dev.pageturner.bot.slack;

import dev.pageturner.bot.approval.ActionDesk;
import dev.pageturner.bot.base.Transactions;
import dev.pageturner.bot.execution.Clusters;
import dev.pageturner.bot.execution.ExecutionStore;
import dev.pageturner.bot.incident.IncidentStore;
import dev.pageturner.bot.message.IncidentNotices;
import dev.pageturner.commands.Catalogue;
import dev.pageturner.runbooks.RunbookLibrary;
import java.time.Clock;

/** What the people in Slack are connected with: the rest of the bot, as seen from here. */
public record Services(
        Transactions transactions,
        ActionDesk desk,
        IncidentStore incidents,
        ExecutionStore executions,
        IncidentNotices notices,
        RunbookLibrary library,
        StepBinder binder,
        Choices choices,
        Catalogue catalogue,
        Clusters clusters,
        ParcelStore parcels,
        ArrivalStore arrivals,
        Clock clock) {}
