package dev.pageturner.bot.http;

import java.io.IOException;
import org.eclipse.jetty.server.Request;

/** Answers one route. Runs on one of the server's threads, and may block. */
@FunctionalInterface
interface Endpoint {
    Reply answer(Request request) throws IOException;
}
