package io.github.mlmodel.maven.edge;

import io.github.mlmodel.model.text.Secrets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.RepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.RemoteRepository;
import org.jspecify.annotations.Nullable;

/**
 * Finds the secrets that a build knows: passwords of servers and proxies in {@code settings.xml}, as they are written and
 * decrypted, headers for servers, and variables and properties whose names say that they are secret.
 */
public final class KnownSecrets {

    private final MavenSession session;
    private Secrets secrets = Secrets.none();

    private KnownSecrets(MavenSession session) {
        this.session = session;
    }

    /**
     * Finds them.
     *
     * @param project the project, or absent where there is none
     * @param arguments of the worker's JVM
     * @param environment the variables of this process
     */
    public static Secrets of(
            MavenSession session,
            @Nullable MavenProject project,
            List<String> arguments,
            Map<String, String> environment) {
        KnownSecrets known = new KnownSecrets(session);
        known.addServers();
        known.addProxies();
        Secrets secrets = known.secrets
                .withVariables(environment)
                .withProperties(strings(session.getSystemProperties()))
                .withProperties(strings(session.getUserProperties()))
                .withArguments(arguments);
        return project == null ? secrets : secrets.withProperties(strings(project.getProperties()));
    }

    private void addServers() {
        for (Server server : session.getRequest().getServers()) {
            add(server.getUsername(), server.getPassword());
            add(server.getUsername(), server.getPassphrase());
            if (server.getConfiguration() instanceof Xpp3Dom configuration) {
                for (String header : headers(configuration)) {
                    add(null, header);
                }
            }
            addDecrypted(server.getId());
        }
    }

    private void addProxies() {
        for (Proxy proxy : session.getRequest().getProxies()) {
            add(proxy.getUsername(), proxy.getPassword());
        }
    }

    /** Only the resolver's session has what was encrypted in plain. */
    private void addDecrypted(@Nullable String server) {
        @Nullable RepositorySystemSession resolver = session.getRepositorySession();
        if (resolver == null || server == null) {
            return;
        }
        RemoteRepository repository = new RemoteRepository.Builder(server, "default", "https://" + server).build();
        @Nullable
        Authentication authentication = resolver.getAuthenticationSelector() == null
                ? null
                : resolver.getAuthenticationSelector().getAuthentication(repository);
        if (authentication == null) {
            return;
        }
        RemoteRepository authenticated = new RemoteRepository.Builder(repository)
                .setAuthentication(authentication)
                .build();
        try (AuthenticationContext context = AuthenticationContext.forRepository(resolver, authenticated)) {
            @Nullable String user = context.get(AuthenticationContext.USERNAME);
            add(user, context.get(AuthenticationContext.PASSWORD));
            add(user, context.get(AuthenticationContext.PRIVATE_KEY_PASSPHRASE));
        }
    }

    private void add(@Nullable String user, @Nullable String password) {
        if (password != null) {
            secrets = secrets.withPassword(Objects.requireNonNullElse(user, ""), password);
        }
    }

    private static List<String> headers(Xpp3Dom configuration) {
        List<String> headers = new ArrayList<>();
        for (Xpp3Dom child : configuration.getChildren()) {
            if (child.getName().equals("value") && child.getValue() != null) {
                headers.add(child.getValue());
            }
            headers.addAll(headers(child));
        }
        return headers;
    }

    private static Map<String, String> strings(@Nullable Properties properties) {
        Map<String, String> strings = new HashMap<>();
        if (properties != null) {
            properties.stringPropertyNames().forEach(name -> strings.put(name, properties.getProperty(name)));
        }
        return strings;
    }
}
