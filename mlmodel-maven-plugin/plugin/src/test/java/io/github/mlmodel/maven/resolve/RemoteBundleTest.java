package io.github.mlmodel.maven.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.mlmodel.maven.resolve.FetchedBundle.Fetched;
import io.github.mlmodel.maven.resolve.FetchedBundle.NotFound;
import io.github.mlmodel.maven.resolve.FetchedBundle.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.util.repository.AuthenticationBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteBundleTest {

    private static final ArtifactCoordinates RELEASE = ArtifactCoordinates.ofBundle("org.shop", "shop", "1.0", "churn");
    private static final String RELEASE_PATH = "org/shop/shop/1.0/shop-1.0-churn.zip";
    private static final ArtifactCoordinates SNAPSHOT =
            ArtifactCoordinates.ofBundle("org.shop", "shop", "1.1-SNAPSHOT", "churn");
    private static final AttemptLimit LONG = new AttemptLimit(Duration.ofHours(1));
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @TempDir
    Path temporary;

    private Resolver resolver;
    private FolderRepository remote;
    private final List<Duration> pauses = new ArrayList<>();
    private final CountDownLatch endOfTest = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server = startedServer();

    /** What the server does before it looks for a file; returns a status, or 0 to go on. */
    private Refusing refusing = exchange -> 0;

    @FunctionalInterface
    private interface Refusing {

        int status(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void fillRepository() {
        resolver = new Resolver(temporary.resolve("local"));
        remote = new FolderRepository(temporary.resolve("remote"));
    }

    @AfterEach
    void stopServer() {
        endOfTest.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void thePublishedFileIsFetchedAndNotTheInstalledOne() throws IOException {
        remote.write(RELEASE_PATH, "published");
        new FolderRepository(temporary.resolve("local")).write(RELEASE_PATH, "installed");

        FetchedBundle fetched = fetch(RELEASE);

        assertThat(fetched).isEqualTo(new Fetched(temporary.resolve("fetched/churn.zip")));
        assertThat(temporary.resolve("fetched/churn.zip")).content().isEqualTo("published");
        assertThat(temporary.resolve("fetched")).isDirectoryNotContaining("glob:**/repository-*");
        assertThat(pauses).isEmpty();
    }

    @Test
    void mirrorsAreNotAsked() throws IOException {
        remote.write(RELEASE_PATH, "published");
        resolver.session.setMirrorSelector(
                repository -> new RemoteRepository.Builder("mirror", "default", "http://127.0.0.1:1/").build());

        assertThat(fetch(RELEASE)).isInstanceOf(Fetched.class);
    }

    @Test
    void aJarIsFetchedAsABundleIs() throws IOException {
        ArtifactCoordinates jar = new ArtifactCoordinates("org.shop", "shop", "1.0", "jar", "");
        assertThat(fetch(jar))
                .isEqualTo(
                        new NotFound("The jar org.shop:shop:jar:1.0 is not in repository 'releases' (" + url() + ")."));
        remote.write("org/shop/shop/1.0/shop-1.0.jar", "published");

        assertThat(fetch(jar)).isEqualTo(new Fetched(temporary.resolve("fetched/shop.jar")));
        assertThat(temporary.resolve("fetched/shop.jar")).content().isEqualTo("published");
    }

    @Test
    void theLatestSnapshotIsFetched() throws IOException {
        snapshot("1.1-20261101.101010-1", 1);
        snapshot("1.1-20261102.101010-2", 2);

        fetch(SNAPSHOT);

        assertThat(temporary.resolve("fetched/churn.zip")).content().isEqualTo("1.1-20261102.101010-2");
    }

    @Test
    void anAttemptThatTakesTooLongIsGivenUpAndNotMadeAgain() throws IOException {
        remote.write(RELEASE_PATH, "published");
        refusing = exchange -> {
            await(endOfTest);
            return 404;
        };
        RemoteBundle bundle = new RemoteBundle(
                resolver.system, resolver.session, MINUTE, pauses::add, new AttemptLimit(Duration.ofMillis(20)));

        assertThat(bundle.fetch(RELEASE, repository(), temporary.resolve("fetched")))
                .isEqualTo(new Refused(
                        Refusal.TIMEOUT,
                        "Repository 'releases' (" + url()
                                + ") had not handed org.shop:shop:zip:churn:1.0 over after 0 s. The"
                                + " upload may be complete; run 'mvn mlmodel:deploy' when the repository is faster, or"
                                + " allow more: ten times -Daether.connector.requestTimeout=MILLISECONDS."));
        assertThat(pauses).isEmpty();
    }

    @Test
    void anAttemptMayTakeTenTimesARequest() {
        assertThat(FreshSession.attemptLimit(resolver.session)).isEqualTo(new AttemptLimit(Duration.ofMinutes(10)));

        resolver.session.setConfigProperty("aether.connector.requestTimeout", 300_000);

        assertThat(FreshSession.attemptLimit(resolver.session)).isEqualTo(new AttemptLimit(Duration.ofMinutes(50)));
    }

    @Test
    void aBundleThatIsNotThereIsLookedForForAMinute() {
        assertThat(fetch(RELEASE))
                .isEqualTo(new NotFound(
                        "The bundle org.shop:shop:zip:churn:1.0 is not in repository 'releases' (" + url() + ")."));
        assertThat(fetch(SNAPSHOT)).isInstanceOf(NotFound.class);
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(MINUTE.multipliedBy(2));
    }

    @Test
    void whoHasNoPatienceAsksOnce() {
        RemoteBundle bundle = new RemoteBundle(resolver.system, resolver.session, Duration.ZERO, pauses::add, LONG);

        assertThat(bundle.fetch(RELEASE, repository(), temporary.resolve("fetched")))
                .isInstanceOf(NotFound.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aBundleThatComesAMomentLaterIsFound() {
        RemoteBundle bundle = new RemoteBundle(
                resolver.system,
                resolver.session,
                MINUTE,
                pause -> {
                    pauses.add(pause);
                    if (pauses.size() == 2) {
                        write(RELEASE_PATH, "late");
                    }
                },
                LONG);

        assertThat(bundle.fetch(RELEASE, repository(), temporary.resolve("fetched")))
                .isInstanceOf(Fetched.class);
        assertThat(pauses).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void credentialsOfTheServerAreSent() throws IOException {
        remote.write(RELEASE_PATH, "published");
        String expected =
                "Basic " + Base64.getEncoder().encodeToString("deployer:geheim".getBytes(StandardCharsets.US_ASCII));
        refusing = exchange -> {
            if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                return 0;
            }
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
            return 401;
        };

        assertThat(fetch(RELEASE))
                .isEqualTo(new Refused(
                        Refusal.UNAUTHENTICATED,
                        "Repository 'releases' (" + url() + ") does not know who asks for org.shop:shop:zip:churn:1.0"
                                + " (status 401). Give <server><id>releases</id> in settings.xml a user name and a"
                                + " password that are valid there."));
        assertThat(pauses).isEmpty();

        resolver.session.setAuthenticationSelector(repository -> new AuthenticationBuilder()
                .addUsername("deployer")
                .addPassword("geheim")
                .build());
        assertThat(fetch(RELEASE)).isInstanceOf(Fetched.class);
    }

    @Test
    void aUserWhoMayNotReadIsToldSoAtOnce() {
        refusing = exchange -> 403;

        assertThat(fetch(SNAPSHOT))
                .isEqualTo(new Refused(
                        Refusal.FORBIDDEN,
                        "Repository 'releases' (" + url() + ") denies reading org.shop:shop:zip:churn:1.1-SNAPSHOT"
                                + " (status 403). The user of <server><id>releases</id> in"
                                + " settings.xml may deploy there but needs the right to"
                                + " read, too."));
        assertThat(pauses).isEmpty();
    }

    @Test
    void aRepositoryInTroubleIsAskedAgain() {
        refusing = exchange -> 503;

        assertThat(fetch(RELEASE)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.SERVER_ERROR);
            assertThat(refused.sentence())
                    .startsWith("Repository 'releases' (" + url()
                            + ") failed while it was asked for org.shop:shop:zip:churn:1.0: ")
                    .contains("503")
                    .endsWith(
                            ". The upload may be complete; run 'mvn mlmodel:deploy' when the repository works again.");
        });
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus)).isEqualTo(MINUTE);
    }

    @Test
    void aRepositoryThatDoesNotAnswerTimesOut() {
        resolver.session.setConfigProperty("aether.connector.requestTimeout", 100);
        refusing = exchange -> {
            await(endOfTest);
            return 500;
        };

        assertThat(fetch(RELEASE))
                .isEqualTo(new Refused(
                        Refusal.TIMEOUT,
                        "Repository 'releases' (" + url() + ") did not answer in time when it was asked for"
                                + " org.shop:shop:zip:churn:1.0. The upload may be complete;"
                                + " run 'mvn mlmodel:deploy' when the repository can be"
                                + " reached."));
    }

    @Test
    void aRepositoryThatCannotBeReachedIsNamed() {
        server.stop(0);

        assertThat(fetch(RELEASE)).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.OTHER);
            assertThat(refused.sentence())
                    .startsWith("Repository 'releases' (" + url()
                            + ") could not be asked for org.shop:shop:zip:churn:1.0: Connection refused")
                    .endsWith(". Look whether its URL is right and can be reached, then run 'mvn mlmodel:deploy'.");
        });
    }

    @Test
    void aDamagedFileIsRefused() throws IOException {
        remote.write(RELEASE_PATH, "published");
        Files.writeString(temporary.resolve("remote").resolve(RELEASE_PATH), "damaged");

        assertThat(fetch(RELEASE))
                .isEqualTo(new Refused(
                        Refusal.CHECKSUM,
                        "Repository 'releases' (" + url() + ") gives bytes for org.shop:shop:zip:churn:1.0 that do not"
                                + " match its checksum: Checksum validation failed, expected"
                                + " c2807535f28e44fe6c7375dcf90518115529a8fa but is"
                                + " d9814db59cfe5e862cc98797296b9af679e71180. The file was"
                                + " damaged or replaced after the upload, or a proxy changes"
                                + " it. Others may have it by now: publish a new version,"
                                + " and have this one removed."));
        assertThat(pauses).hasSize(2);
    }

    @Test
    void aFileWithoutChecksumIsRefused() throws IOException {
        remote.write(RELEASE_PATH, "published");
        Files.delete(temporary.resolve("remote").resolve(RELEASE_PATH + ".sha1"));

        assertThat(fetch(RELEASE)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Refusal.CHECKSUM));
    }

    @Test
    void damagedMetadataOfASnapshotIsNoAbsence() throws IOException {
        snapshot("1.1-20261101.101010-1", 1);
        Files.writeString(temporary.resolve("remote/org/shop/shop/1.1-SNAPSHOT/maven-metadata.xml"), "<metadata/>");

        assertThat(fetch(SNAPSHOT)).isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.reason())
                .isEqualTo(Refusal.CHECKSUM));
    }

    @Test
    void aUrlsPasswordIsNotShown() {
        assertThat(new DeploymentRepository("a", "https://me:geheim@repo.example.org/x"))
                .hasToString("'a' (https://***@repo.example.org/x)");
    }

    private FetchedBundle fetch(ArtifactCoordinates bundle) {
        return new RemoteBundle(resolver.system, resolver.session, MINUTE, pauses::add, LONG)
                .fetch(bundle, repository(), temporary.resolve("fetched"));
    }

    private DeploymentRepository repository() {
        return new DeploymentRepository("releases", url());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    private void snapshot(String version, int build) throws IOException {
        String stamp = version.substring("1.1-".length(), version.lastIndexOf('-'));
        remote.write("org/shop/shop/1.1-SNAPSHOT/shop-" + version + "-churn.zip", version);
        remote.write(
                "org/shop/shop/1.1-SNAPSHOT/maven-metadata.xml",
                "<metadata><groupId>org.shop</groupId><artifactId>shop</artifactId><version>1.1-SNAPSHOT</version>"
                        + "<versioning><snapshot><timestamp>" + stamp + "</timestamp><buildNumber>" + build
                        + "</buildNumber></snapshot><lastUpdated>" + stamp.replace(".", "") + "</lastUpdated>"
                        + "<snapshotVersions><snapshotVersion><classifier>churn</classifier><extension>zip</extension>"
                        + "<value>" + version + "</value><updated>" + stamp.replace(".", "")
                        + "</updated></snapshotVersion></snapshotVersions></versioning></metadata>");
    }

    private void write(String path, String content) {
        try {
            remote.write(path, content);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpServer startedServer() {
        try {
            HttpServer started = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            started.createContext("/", this::answer);
            started.setExecutor(threads);
            started.start();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            int status = refusing.status(exchange);
            Path file = temporary.resolve("remote" + exchange.getRequestURI().getPath());
            if (status == 0 && Files.isRegularFile(file)) {
                byte[] bytes = Files.readAllBytes(file);
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            } else {
                exchange.sendResponseHeaders(status == 0 ? 404 : status, -1);
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
