package dev.pageturner.bot.http;

import jakarta.servlet.Servlet;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Handler;

/** Puts the servlet that talks to Slack beside our own routes. */
public final class SlackMount {
    private SlackMount() {}

    public static Handler of(Servlet servlet) {
        ServletContextHandler context = new ServletContextHandler("/slack");
        // What is not for it goes on to the next handler, which says that there is no such route.
        context.getServletHandler().setEnsureDefaultServlet(false);
        context.addServlet(new ServletHolder(servlet), "/events");
        return context;
    }
}
