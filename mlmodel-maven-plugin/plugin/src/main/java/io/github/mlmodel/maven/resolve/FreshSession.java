package io.github.mlmodel.maven.resolve;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.eclipse.aether.DefaultRepositoryCache;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.DefaultSessionData;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.LocalRepository;
import org.eclipse.aether.repository.RepositoryPolicy;

/** A session that knows this build's settings (proxies, time limits) but none of its files. */
final class FreshSession {

    /** The names of the setting in Maven 3 and 4. Their default of half an hour is too long for a check. */
    private static final String[] REQUEST_TIMEOUT = {
        "aether.connector.requestTimeout", "aether.transport.http.requestTimeout"
    };

    private static final long REQUEST_TIMEOUT_MILLISECONDS = 60_000;

    /** How many requests' time a bundle may take from its first byte to its last. */
    private static final int REQUESTS_OF_AN_ATTEMPT = 10;

    private FreshSession() {}

    /** Returns the longest time of one attempt: ten times that of a request, which is 60 s unless the build sets it. */
    static AttemptLimit attemptLimit(RepositorySystemSession session) {
        long milliseconds = Arrays.stream(REQUEST_TIMEOUT)
                .map(session.getConfigProperties()::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(FreshSession::milliseconds)
                .orElse(REQUEST_TIMEOUT_MILLISECONDS);
        return new AttemptLimit(Duration.ofMillis(milliseconds).multipliedBy(REQUESTS_OF_AN_ATTEMPT));
    }

    /** Reads a setting as the resolver does: a number, or its text; what is neither counts as not set. */
    private static long milliseconds(Object setting) {
        try {
            return setting instanceof Number number ? number.longValue() : Long.parseLong(setting.toString());
        } catch (NumberFormatException e) {
            return REQUEST_TIMEOUT_MILLISECONDS;
        }
    }

    /**
     * Returns one that keeps what is asked in a folder, and asks anew when the repository's update policy says so, or {@code -U}.
     * That nothing was found, or the repository failed, is never remembered.
     */
    static RepositorySystemSession keeping(RepositorySystem system, RepositorySystemSession session, Path folder) {
        DefaultRepositorySystemSession fresh = of(system, session, folder);
        fresh.setUpdatePolicy(session.getUpdatePolicy());
        return fresh;
    }

    static DefaultRepositorySystemSession of(
            RepositorySystem system, RepositorySystemSession session, Path localRepository) {
        DefaultRepositorySystemSession fresh = new DefaultRepositorySystemSession(session);
        fresh.setWorkspaceReader(null);
        fresh.setMirrorSelector(null);
        fresh.setCache(new DefaultRepositoryCache());
        fresh.setData(new DefaultSessionData());
        fresh.setChecksumPolicy(RepositoryPolicy.CHECKSUM_POLICY_FAIL);
        fresh.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        fresh.setResolutionErrorPolicy(null);
        // The attempts that find nothing yet are not worth a line each.
        fresh.setTransferListener(null);
        for (String name : REQUEST_TIMEOUT) {
            if (!session.getConfigProperties().containsKey(name)) {
                fresh.setConfigProperty(name, REQUEST_TIMEOUT_MILLISECONDS);
            }
        }
        fresh.setLocalRepositoryManager(
                system.newLocalRepositoryManager(fresh, new LocalRepository(localRepository.toFile())));
        return fresh;
    }
}
