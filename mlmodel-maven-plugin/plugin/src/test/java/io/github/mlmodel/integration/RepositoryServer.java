package io.github.mlmodel.integration;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Maven repository on loopback, as strict as Nexus: a user and a password for everything, releases are stored once.
 *
 * <p>The first folder of a path is the repository; in {@code releases} nothing is overwritten but metadata.
 */
public final class RepositoryServer {

    private static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString("deployer:a secret".getBytes(StandardCharsets.ISO_8859_1));
    private static final Pattern CHECKSUM = Pattern.compile("(.*)\\.(sha1|md5|sha256|sha512)");
    private static final Pattern NOTHING = Pattern.compile("(?!)");

    private final Path folder;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Set<String> denied = new HashSet<>();
    private Pattern replaced = NOTHING;
    private Pattern damaged = NOTHING;
    private Pattern unreadable = NOTHING;

    private RepositoryServer(Path folder, HttpServer http) {
        this.folder = folder;
        this.http = http;
    }

    /** Starts one that keeps its files in a folder. */
    static RepositoryServer start(Path folder) throws IOException {
        HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RepositoryServer server = new RepositoryServer(folder, http);
        http.setExecutor(server.threads);
        http.createContext("/", exchange -> {
            try (exchange) {
                server.answer(exchange);
            }
        });
        http.start();
        return server;
    }

    /** Keeps matching files with other bytes, and the checksums of those. */
    public void replace(String paths) {
        replaced = Pattern.compile(paths);
    }

    /** Keeps matching files with other bytes, and the checksums of the uploaded ones. */
    public void damage(String paths) {
        damaged = Pattern.compile(paths);
    }

    /** Denies matching files (403) the first time that somebody asks for them. */
    public void denyOnce(String paths) {
        unreadable = Pattern.compile(paths);
    }

    /** Returns its address. */
    public String getUrl() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** Ends it. */
    public void stop() {
        http.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String path = exchange.getRequestURI().getPath();
        Path file = folder.resolve(path.substring(1));
        if (!CREDENTIALS.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"repository\"");
            exchange.sendResponseHeaders(401, -1);
        } else if (exchange.getRequestMethod().equals("PUT")) {
            exchange.sendResponseHeaders(put(path, file, body), -1);
        } else if (!Files.isRegularFile(file)) {
            exchange.sendResponseHeaders(404, -1);
        } else if (unreadable.matcher(path).find() && firstTime(path)) {
            exchange.sendResponseHeaders(403, -1);
        } else {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            byte[] bytes = Files.readAllBytes(file);
            exchange.sendResponseHeaders(200, head ? -1 : bytes.length);
            if (!head) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private synchronized boolean firstTime(String path) {
        return denied.add(path);
    }

    private synchronized int put(String path, Path file, byte[] body) throws IOException {
        boolean metadata = file.getFileName().toString().startsWith("maven-metadata.xml");
        if (path.startsWith("/releases/") && Files.exists(file) && !metadata) {
            return 400;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, kept(path, body));
        return 201;
    }

    private byte[] kept(String path, byte[] body) throws IOException {
        if (replaced.matcher(path).find() || damaged.matcher(path).find()) {
            return Arrays.copyOf(body, body.length + 1);
        }
        Matcher checksum = CHECKSUM.matcher(path);
        if (checksum.matches() && replaced.matcher(checksum.group(1)).find()) {
            byte[] uploaded =
                    Files.readAllBytes(folder.resolve(checksum.group(1).substring(1)));
            String algorithm = checksum.group(2).replace("sha", "SHA-").replace("md5", "MD5");
            return digest(algorithm, uploaded).getBytes(StandardCharsets.US_ASCII);
        }
        return body;
    }

    /** Returns a digest in hexadecimal. */
    public static String digest(String algorithm, byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalArgumentException(algorithm, e);
        }
    }
}
