package io.caraway.server;

import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All viewers, by the session id that their channels quote. Owned by main. At most {@link #CLIENTS_MAX}. */
final class ClientRegistry {
    /** Viewers at one time; further ones are refused. */
    static final int CLIENTS_MAX = 2048;

    private static final Logger LOG = LoggerFactory.getLogger(ClientRegistry.class);

    private final SecureRandom random = new SecureRandom();
    private final Map<Integer, Client> clients = new LinkedHashMap<>();
    private final IntConsumer onEnd;
    private int lastViewerId;

    /** No viewers; {@code onEnd} is told the number of each that ends, before its channels close. */
    ClientRegistry(IntConsumer onEnd) {
        this.onEnd = onEnd;
    }

    boolean isFull() {
        return clients.size() >= CLIENTS_MAX;
    }

    /** A new viewer, with a session id that cannot be guessed. */
    Client create(String address) {
        int session;
        do {
            session = random.nextInt();
        } while (session == 0 || clients.containsKey(session));
        lastViewerId++;
        Client client = new Client(lastViewerId, session, address, onEnd);
        clients.put(session, client);
        LOG.info("event=viewer-joined viewer={} address={}", client.viewerId(), address);
        return client;
    }

    Optional<Client> find(int sessionId) {
        return Optional.ofNullable(clients.get(sessionId)).filter(client -> !client.hasEnded());
    }

    void remove(Client client) {
        clients.remove(client.sessionId());
    }

    List<Client> all() {
        return List.copyOf(clients.values());
    }
}
