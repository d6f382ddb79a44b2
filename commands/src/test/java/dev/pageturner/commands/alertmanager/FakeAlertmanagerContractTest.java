package dev.pageturner.commands.alertmanager;

import java.time.Instant;
import java.util.Map;

class FakeAlertmanagerContractTest extends AlertmanagerContract {
    private static final Instant START = Instant.parse("2026-11-21T03:00:00Z");

    @Override
    Alertmanager alertmanager() {
        return new FakeAlertmanager()
                .alert(Map.of("alertname", "Slow", "severity", "critical", "pod", "web-0"), "slow", START, "active")
                .alert(Map.of("alertname", "Slow", "severity", "warning", "pod", "web-1"), "slow", START, "active")
                .alert(Map.of("alertname", "Full", "severity", "critical"), "full", START, "suppressed")
                .silence("1", "alertname", "Full", false, "alice", START.plusSeconds(3600));
    }
}
