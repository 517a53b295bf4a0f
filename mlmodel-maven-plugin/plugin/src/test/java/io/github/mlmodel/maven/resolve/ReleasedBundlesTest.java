package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mlmodel.build.config.BundleCoordinates;
import io.github.mlmodel.build.step.ReleasedModels.Answer;
import io.github.mlmodel.build.step.ReleasedModels.Found;
import io.github.mlmodel.build.step.ReleasedModels.None;
import io.github.mlmodel.build.step.ReleasedModels.Unavailable;
import io.github.mlmodel.build.step.StepLog;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.repository.RepositoryPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two repositories on loopback: one that the project reads, one that it deploys to. */
class ReleasedBundlesTest {

    private static final String NOTHING = "there is no released version of org.shop:shop below 1.1-SNAPSHOT";

    @TempDir
    Path temporary;

    private Resolver resolver;
    private HttpServer server = startedServer();
    private final Map<String, Integer> refused = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private Instant now = Instant.now();
    private long maxBytes = Long.MAX_VALUE;

    @BeforeEach
    void makeResolver() {
        resolver = new Resolver(temporary.resolve("local"));
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    @Test
    void beforeTheFirstReleaseThereIsNone() {
        assertThat(latest("1.1-SNAPSHOT")).isEqualTo(new None(NOTHING));
        assertThat(asked)
                .containsExactly("/read/org/shop/shop/maven-metadata.xml", "/deploy/org/shop/shop/maven-metadata.xml");
    }

    @Test
    void theHighestReleaseBelowTheProjectsVersionIsFound() throws IOException {
        publish("read", "0.9", "1.0", "1.0.1", "1.1-rc1", "1.1", "2.0");

        assertThat(content(latest("1.1-SNAPSHOT"))).isEqualTo("org.shop:shop:1.0.1:churn = read 1.0.1");
        assertThat(content(latest("2.0"))).isEqualTo("org.shop:shop:1.1:churn = read 1.1");
        assertThat(content(latest("3.0"))).isEqualTo("org.shop:shop:2.0:churn = read 2.0");
        assertThat(latest("0.9")).isInstanceOf(None.class);
    }

    @Test
    void theVersionsOfAllRepositoriesAreListedAsFarAsTheyAnswer() throws IOException {
        publish("read", "0.9", "1.10", "1.9", "2.0-rc1");
        publish("deploy", "2.0", "1.9");
        assertThat(bundles("1.1-SNAPSHOT").versions("churn")).containsExactly("2.0", "1.10", "1.9", "0.9");

        resolver.session.setOffline(true);
        assertThat(bundles("1.1-SNAPSHOT").versions("churn")).isEmpty();
        resolver.session.setOffline(false);
        assertThat(content(latest("1.1-SNAPSHOT"))).isEqualTo("org.shop:shop:0.9:churn = read 0.9");
        resolver.session.setOffline(true);
        assertThat(bundles("1.1-SNAPSHOT").versions("churn")).containsExactly("0.9");

        server.stop(0);
        resolver.session.setOffline(false);
        assertThat(bundles("1.1").versions("churn")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, true",
        "1.0.RELEASE, true",
        "1.0-jre, true",
        "33.4.8-android, true",
        "1.0.Final, true",
        "1.0b, true",
        "1.0-SNAPSHOT, false",
        "1.0-alpha, false",
        "1.0-beta-2, false",
        "1.0.Beta1, false",
        "1.0b2, false",
        "1.0-M1, false",
        "1.0-rc.1, false",
        "1.0RC1, false",
        "1.0.CR2, false",
        "1.0-preview, false"
    })
    void whatIsBeforeAReleaseIsNone(String version, boolean release) {
        assertThat(ReleaseVersions.isRelease(version)).isEqualTo(release);
    }

    @Test
    void aRepositoryThatIsOnlyDeployedToCounts() throws IOException {
        publish("read", "0.9");
        publish("deploy", "1.0");

        assertThat(content(latest("1.1"))).isEqualTo("org.shop:shop:1.0:churn = deploy 1.0");
    }

    @Test
    void aVersionWithoutTheModelIsPassedOver() throws IOException {
        publish("read", "0.8", "0.9", "1.0");
        delete("read/org/shop/shop/1.0/shop-1.0-churn.zip");
        assertThat(content(latest("1.1"))).isEqualTo("org.shop:shop:0.9:churn = read 0.9");

        delete("read/org/shop/shop/0.9/shop-0.9-churn.zip");
        delete("read/org/shop/shop/0.8/shop-0.8-churn.zip");
        assertThat(latest("1.1"))
                .isEqualTo(
                        new None("there is no released version of org.shop:shop below 1.1 that has the model 'churn'"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401|does not know who asks for released versions (status 401). Give <server><id>read</id> in settings.xml a"
                        + " user name and a password that are valid there",
                "403|denies reading released versions (status 403). The user of <server><id>read</id> in settings.xml needs"
                        + " the right to read",
                "500|failed while it was asked for released versions. Run the build again later",
                "503|failed while it was asked for released versions. Run the build again later",
                "504|did not answer in time when it was asked for released versions. Run the build again later"
            })
    void aRepositoryThatRefusesIsNoAbsence(int status, String clause) throws IOException {
        Answer unavailable = new Unavailable("repository 'read' " + clause);
        publish("deploy", "1.0");

        // Of the list of versions, for each kind of version, though the other repository has one, and again: no error
        // is kept.
        refused.put("/read/org/shop/shop/maven-metadata.xml", status);
        assertThat(latest("1.1")).isEqualTo(unavailable);
        assertThat(latest("1.1-SNAPSHOT")).isEqualTo(unavailable);
        assertThat(latest("1.1-SNAPSHOT")).isEqualTo(unavailable);

        // Of the bundle, though the version before could be had.
        refused.clear();
        publish("read", "0.9", "1.0.1");
        refused.put("/read/org/shop/shop/1.0.1/shop-1.0.1-churn.zip", status);
        assertThat(latest("1.1")).isEqualTo(unavailable);

        refused.clear();
        assertThat(content(latest("1.1-SNAPSHOT"))).isEqualTo("org.shop:shop:1.0.1:churn = read 1.0.1");
    }

    @Test
    void aRepositoryThatIsDownIsNoAbsenceThoughItsBundleIsKept() throws IOException {
        publish("read", "1.0");
        latest("1.1");
        server.stop(0);

        assertThat(latest("1.1")).isInstanceOfSatisfying(Unavailable.class, down -> assertThat(down.reason())
                .startsWith("repository 'read' could not be asked for released versions: Connection refused")
                .endsWith(". Look whether its URL is right and can be reached")
                .doesNotContain("127.0.0.1:" + port() + "/read"));
    }

    @Test
    void damagedMetadataAreNoAbsence() throws IOException {
        publish("read", "1.0");
        Path metadata = temporary.resolve("remote/read/org/shop/shop/maven-metadata.xml");
        Files.writeString(metadata, "<metadata/>");
        assertThat(latest("1.1")).isInstanceOf(Unavailable.class);

        remote("read").write("org/shop/shop/maven-metadata.xml", "no XML");
        assertThat(latest("1.1")).isInstanceOf(Unavailable.class);

        remote("read").write("org/shop/shop/maven-metadata.xml", metadata("../../../1.0"));
        assertThat(latest("1.1")).isInstanceOf(None.class);
    }

    @Test
    void whatIsInstalledDoesNotCount() throws IOException {
        FolderRepository local = new FolderRepository(temporary.resolve("local"));
        local.write("org/shop/shop/1.0/shop-1.0-churn.zip", "installed");
        local.write("org/shop/shop/maven-metadata-local.xml", metadata("1.0"));

        assertThat(latest("1.1")).isInstanceOf(None.class);

        publish("read", "1.0");
        assertThat(content(latest("1.1"))).isEqualTo("org.shop:shop:1.0:churn = read 1.0");
    }

    @Test
    void offlineCountsWhatWasKept() throws IOException {
        publish("read", "0.9", "1.0");
        resolver.session.setOffline(true);
        assertThat(latest("1.1-SNAPSHOT"))
                .isEqualTo(
                        new Unavailable(
                                "Maven is offline, and no earlier build has kept a released version of"
                                        + " org.shop:shop below 1.1-SNAPSHOT with the model 'churn'. Run 'mvn mlmodel:resolve' once online"));
        assertThat(asked).isEmpty();

        resolver.session.setOffline(false);
        Answer online = latest("1.1-SNAPSHOT");
        server.stop(0);
        resolver.session.setOffline(true);
        assertThat(latest("1.1-SNAPSHOT")).isEqualTo(online);
        assertThat(bundles("1.1").exactly(new BundleCoordinates("org.shop", "shop", "1.0", "churn")))
                .isEqualTo(online);
        assertThat(latest("1.0")).isInstanceOf(Unavailable.class);
        // Kept by repository: another one under the same id has nothing.
        assertThat(bundles("1.1", List.of(repository("other", "read"))).latest("churn"))
                .isInstanceOf(Unavailable.class);
    }

    @Test
    void beyondTheLimitBundlesThatWereUsedLongestAgoGo() throws IOException {
        publish("read", "0.8", "0.9", "1.0");
        Path first = ((Found) latest("0.9")).file();
        Path second = ((Found) latest("1.0")).file();
        now = now.plus(Duration.ofDays(2));
        resolver.session.setOffline(true);
        assertThat(((Found) latest("0.9")).file()).isEqualTo(first);
        resolver.session.setOffline(false);
        // "read 0.8" has as many bytes as each of the others.
        maxBytes = 2 * Files.size(first);

        Path third = ((Found) latest("1.1")).file();

        assertThat(first).exists();
        assertThat(second.getParent()).doesNotExist();
        assertThat(third).exists();
    }

    @Test
    void aBundleThatABuildMayStillReadStaysBeyondTheLimit() throws IOException {
        publish("read", "0.9", "1.0");
        maxBytes = 0;
        Path first = ((Found) latest("1.0")).file();
        now = now.plus(Duration.ofHours(23));

        Path second = ((Found) latest("1.1")).file();

        assertThat(first).exists();
        assertThat(second).exists();
    }

    @Test
    void aKeptCopyThatWasChangedIsNone() throws IOException {
        publish("read", "1.0");
        Path kept = ((Found) latest("1.1")).file();
        Files.writeString(kept, "changed");
        resolver.session.setOffline(true);

        assertThat(latest("1.1")).isInstanceOf(Unavailable.class);
    }

    @Test
    void aSnapshotAsksWhenTheRepositorysPolicySaysSoAndAReleaseAlways() throws IOException {
        publish("read", "1.0");
        Answer first = latest("1.1-SNAPSHOT");
        asked.clear();

        now = now.plus(Duration.ofMinutes(190));
        assertThat(latest("1.1-SNAPSHOT")).isEqualTo(first);
        assertThat(asked)
                .doesNotContain("/read/org/shop/shop/maven-metadata.xml", "/read/org/shop/shop/1.0/shop-1.0-churn.zip");
        assertThat(lines)
                .containsExactly("Repository 'read' was asked 3 h ago which versions are released; -U asks it anew.");

        publish("read", "1.0", "1.0.1");
        assertThat(content(latest("1.1"))).isEqualTo("org.shop:shop:1.0.1:churn = read 1.0.1");
        resolver.session.setUpdatePolicy(RepositoryPolicy.UPDATE_POLICY_ALWAYS);
        assertThat(content(latest("1.1-SNAPSHOT"))).isEqualTo("org.shop:shop:1.0.1:churn = read 1.0.1");
    }

    @Test
    void coordinatesNameOneBundleWhereverItIs() throws IOException {
        publish("deploy", "1.0");
        refused.put("/read/org/shop/shop/1.0/shop-1.0-churn.zip", 500);
        BundleCoordinates named = new BundleCoordinates("org.shop", "shop", "1.0", "churn");

        assertThat(content(bundles("0.1").exactly(named))).isEqualTo("org.shop:shop:1.0:churn = deploy 1.0");
        delete("deploy/org/shop/shop/1.0/shop-1.0-churn.zip");
        assertThat(bundles("0.1").exactly(named))
                .isEqualTo(
                        new Unavailable(
                                "repository 'read' failed while it was asked for released versions. Run the build again later"));
        refused.clear();
        assertThat(bundles("0.1").exactly(named))
                .isEqualTo(new None("org.shop:shop:1.0:churn is in none of the repositories 'read', 'deploy'"));
    }

    @Test
    void theJarOfTheHighestReleaseThatHasOneIsFoundAndKept() throws IOException {
        publish("read", "0.9", "1.0");
        assertThat(bundles("1.1").latestJar())
                .isEqualTo(new None("there is no released version of org.shop:shop below 1.1 that has a jar"));
        remote("read").write("org/shop/shop/0.9/shop-0.9.jar", "a jar");

        assertThat(content(bundles("1.1").latestJar())).isEqualTo("org.shop:shop:0.9 = a jar");
        resolver.session.setOffline(true);
        assertThat(content(bundles("1.1").latestJar())).isEqualTo("org.shop:shop:0.9 = a jar");
        assertThat(bundles("0.9").latestJar())
                .isEqualTo(new Unavailable("Maven is offline, and no earlier build has kept a released version of"
                        + " org.shop:shop below 0.9 with a jar. Run 'mvn mlmodel:resolve' once online"));
    }

    @Test
    void theContractOfTheHighestReleaseOfAConsumerIsFoundAndKept() throws IOException {
        BundleCoordinates release = new BundleCoordinates("org.shop", "shop", "RELEASE", "");
        assertThat(bundles("0.1").contract(release, "churn"))
                .isEqualTo(new None("there is no released version of org.shop:shop"));
        publish("read", "1.0", "1.1");
        remote("read").write("org/shop/shop/1.0/shop-1.0-churn-contract.json", "of 1.0");

        assertThat(bundles("0.1").contract(release, "churn"))
                .isEqualTo(
                        new None("the highest released version of org.shop:shop, 1.1, has no contract with 'churn'"));
        remote("read").write("org/shop/shop/1.1/shop-1.1-churn-contract.json", "of 1.1");
        assertThat(content(bundles("0.1").contract(release, "churn"))).isEqualTo("org.shop:shop:1.1 = of 1.1");
        assertThat(content(bundles("0.1").contract(new BundleCoordinates("org.shop", "shop", "1.0", ""), "churn")))
                .isEqualTo("org.shop:shop:1.0 = of 1.0");
        assertThat(bundles("0.1").contract(new BundleCoordinates("org.shop", "shop", "0.9", ""), "churn"))
                .isEqualTo(
                        new None("org.shop:shop:0.9:churn-contract is in none of the repositories 'read', 'deploy'"));

        resolver.session.setOffline(true);
        assertThat(content(bundles("0.1").contract(release, "churn"))).isEqualTo("org.shop:shop:1.1 = of 1.1");
        assertThat(bundles("0.1").contract(release, "claim"))
                .isEqualTo(new Unavailable("Maven is offline, and no earlier build has kept a released version of"
                        + " org.shop:shop with a contract with 'claim'. Run 'mvn mlmodel:resolve' once online"));
    }

    private Answer latest(String version) {
        return bundles(version).latest("churn");
    }

    private ReleasedBundles bundles(String version) {
        return bundles(version, List.of(repository("read", "read"), repository("deploy", "deploy")));
    }

    private ReleasedBundles bundles(String version, List<RemoteRepository> repositories) {
        return new ReleasedBundles(
                resolver.system,
                resolver.session,
                () -> repositories,
                new BundleCoordinates("org.shop", "shop", version, ""),
                new BundleCache(temporary.resolve("cache"), maxBytes, Clock.fixed(now, ZoneOffset.UTC)),
                temporary.resolve("work"),
                Clock.fixed(now, ZoneOffset.UTC),
                new StepLog() {
                    @Override
                    public void debug(String line) {}

                    @Override
                    public void info(String line) {
                        lines.add(line);
                    }

                    @Override
                    public void warn(String line) {
                        lines.add(line);
                    }

                    @Override
                    public void error(String line) {}
                });
    }

    private RemoteRepository repository(String folder, String id) {
        return new RemoteRepository.Builder(id, "default", "http://127.0.0.1:" + port() + "/" + folder)
                .setPolicy(new RepositoryPolicy(
                        true, RepositoryPolicy.UPDATE_POLICY_DAILY, RepositoryPolicy.CHECKSUM_POLICY_WARN))
                .build();
    }

    private int port() {
        return server.getAddress().getPort();
    }

    private static String content(Answer answer) throws IOException {
        Found found = (Found) answer;
        return found.coordinates() + " = " + Files.readString(found.file());
    }

    private FolderRepository remote(String repository) {
        return new FolderRepository(temporary.resolve("remote/" + repository));
    }

    private void publish(String repository, String... versions) throws IOException {
        for (String version : versions) {
            remote(repository)
                    .write("org/shop/shop/" + version + "/shop-" + version + "-churn.zip", repository + " " + version);
        }
        remote(repository).write("org/shop/shop/maven-metadata.xml", metadata(versions));
    }

    private static String metadata(String... versions) {
        return "<metadata><groupId>org.shop</groupId><artifactId>shop</artifactId><versioning><versions>"
                + String.join(
                        "",
                        Stream.of(versions)
                                .map(version -> "<version>" + version + "</version>")
                                .toList())
                + "</versions></versioning></metadata>";
    }

    private void delete(String file) throws IOException {
        Files.delete(temporary.resolve("remote").resolve(file));
    }

    private HttpServer startedServer() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path);
            Path file = temporary.resolve("remote" + path);
            int status = refused.getOrDefault(path, 0);
            if (status == 0 && Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                if (status == 401) {
                    exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
                }
                exchange.sendResponseHeaders(status == 0 ? 404 : status, -1);
            }
        }
    }
}
