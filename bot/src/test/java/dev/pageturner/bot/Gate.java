package dev.pageturner.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A port in front of a server that a test can shut: nobody answers there, and who was connected is cut off. */
final class Gate implements AutoCloseable {
    private final int target;
    private final int port;
    private final Set<Socket> through = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket door;

    /** Shut at first. */
    Gate(int target) {
        this.target = target;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = probe.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    /** The same URL, through the gate. */
    String url(String direct) {
        return direct.replace(":" + target, ":" + port);
    }

    Gate open() {
        try {
            ServerSocket opened = new ServerSocket();
            opened.setReuseAddress(true);
            opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            door = opened;
            inBackground(() -> accept(opened));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void shut() {
        ServerSocket open = door;
        if (open != null) {
            quietly(open);
        }
        through.forEach(Gate::quietly);
        through.clear();
    }

    private void accept(ServerSocket open) {
        while (true) {
            try {
                Socket near = open.accept();
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                through.add(near);
                through.add(far);
                inBackground(() -> copy(near, far));
                inBackground(() -> copy(far, near));
            } catch (IOException shut) {
                return;
            }
        }
    }

    private static void copy(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream()) {
            in.transferTo(to.getOutputStream());
        } catch (IOException cut) {
            // Whoever is connected notices.
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "gate");
        thread.setDaemon(true);
        thread.start();
    }

    private static void quietly(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        shut();
    }
}
