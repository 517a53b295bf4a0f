package io.github.mlmodel.maven.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.text.Secrets;
import java.util.List;
import java.util.Map;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;
import org.apache.maven.repository.internal.MavenRepositorySystemUtils;
import org.apache.maven.settings.Proxy;
import org.apache.maven.settings.Server;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.repository.Authentication;
import org.eclipse.aether.repository.AuthenticationContext;
import org.eclipse.aether.repository.AuthenticationDigest;
import org.junit.jupiter.api.Test;

class KnownSecretsTest {

    private final DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
    private final DefaultRepositorySystemSession resolver = MavenRepositorySystemUtils.newSession();
    private final MavenProject project = new MavenProject();

    @Test
    void whatSettingsVariablesPropertiesAndArgumentsHoldIsKnown() {
        Server server = new Server();
        server.setId("releases");
        server.setUsername("deployer");
        server.setPassword("of the server");
        server.setPassphrase("of its key");
        server.setConfiguration(headers("Bearer of-a-header"));
        request.addServer(server);
        Proxy proxy = new Proxy();
        proxy.setPassword("of the proxy");
        request.addProxy(proxy);
        request.getSystemProperties().setProperty("env.B_TOKEN", "of an env. property");
        request.getUserProperties().setProperty("db.password", "of a user property");
        project.getProperties().setProperty("feed.apiKey", "of a project property");

        Secrets secrets = known(List.of("-Dfolder=of an argument"), Map.of("A_TOKEN", "of a variable"));

        assertThat(
                        secrets.hiddenIn(
                                "of the server; of its key; Bearer of-a-header; of the proxy; of an env. property;"
                                        + " of a user property; of a project property; of a variable; -Dfolder=of an argument; deployer"))
                .isEqualTo("***; ***; ***; ***; ***; ***; ***; ***; -Dfolder=***; deployer");
    }

    @Test
    void whatIsEncryptedInSettingsIsKnownInPlain() {
        Server server = new Server();
        server.setId("releases");
        server.setPassword("{COQLCE6DU6GtcS5P=}");
        request.addServer(server);
        resolver.setAuthenticationSelector(repository -> repository.getId().equals("releases") ? login() : null);

        assertThat(known(List.of(), Map.of()).hiddenIn("{COQLCE6DU6GtcS5P=} is in plain text"))
                .isEqualTo("*** is ***");
    }

    @Test
    void withoutAProjectAndWithoutSettingsThereIsNone() {
        Secrets secrets = KnownSecrets.of(session(), null, List.of(), Map.of("HOME", "/home/somebody"));

        assertThat(secrets.hiddenIn("in /home/somebody")).isEqualTo("in /home/somebody");
    }

    private Secrets known(List<String> arguments, Map<String, String> environment) {
        return KnownSecrets.of(session(), project, arguments, environment);
    }

    @SuppressWarnings({"deprecation", "NullAway"}) // The one constructor that needs no lifecycle around it.
    private MavenSession session() {
        return new MavenSession(null, resolver, request, new DefaultMavenExecutionResult());
    }

    private static Xpp3Dom headers(String text) {
        Xpp3Dom value = new Xpp3Dom("value");
        value.setValue(text);
        Xpp3Dom property = new Xpp3Dom("property");
        property.addChild(value);
        Xpp3Dom headers = new Xpp3Dom("httpHeaders");
        headers.addChild(property);
        Xpp3Dom configuration = new Xpp3Dom("configuration");
        configuration.addChild(headers);
        return configuration;
    }

    private static Authentication login() {
        return new Authentication() {
            @Override
            public void fill(AuthenticationContext context, String key, Map<String, String> data) {
                context.put(AuthenticationContext.PASSWORD, "in plain text");
            }

            @Override
            public void digest(AuthenticationDigest digest) {}
        };
    }
}
