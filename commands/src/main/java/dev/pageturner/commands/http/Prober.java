package dev.pageturner.commands.http;

import dev.pageturner.commands.Patience;

/** Looks at an HTTP address without changing anything behind it. */
public interface Prober {
    /** Never throws for what the address does: silence and refused connections are answers too. */
    ProbeAnswer probe(ProbeRequest request, Patience patience);
}
