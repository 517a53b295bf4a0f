import com.sun.net.httpserver.HttpExchange
import com.sun.net.httpserver.HttpServer
import java.nio.file.Files
import java.security.MessageDigest
import java.util.concurrent.ExecutorService
import java.util.concurrent.Executors

/**
 * A Maven repository on loopback, as strict as Nexus: a user and a password for everything, releases are stored once.
 *
 * The first folder of a path is the repository; in 'releases' nothing is overwritten but metadata. Paths that match
 *  - 'replaced' are kept with other bytes, and the checksums of those;
 *  - 'damaged' are kept with other bytes, and the checksums of the uploaded ones;
 *  - 'unreadable' are denied (403) the first time that somebody asks for them.
 */
class RepositoryServer {

    static final String CREDENTIALS = 'Basic ' + 'deployer:a secret'.bytes.encodeBase64()

    final File folder
    final HttpServer http
    final ExecutorService threads = Executors.newCachedThreadPool()
    def replaced = ~/(?!)/
    def damaged = ~/(?!)/
    def unreadable = ~/(?!)/
    private final Set<String> denied = [] as Set

    RepositoryServer(File folder) {
        this.folder = folder
        folder.mkdirs()
        http = HttpServer.create(new InetSocketAddress(InetAddress.loopbackAddress, 0), 0)
        http.executor = threads
        http.createContext('/') { HttpExchange exchange ->
            try {
                answer(exchange)
            } catch (IOException | RuntimeException e) {
                e.printStackTrace()
                throw e
            } finally {
                exchange.close()
            }
        }
        http.start()
    }

    String getUrl() {
        "http://localhost:${http.address.port}"
    }

    void stop() {
        http.stop(0)
        threads.shutdownNow()
    }

    private void answer(HttpExchange exchange) {
        byte[] body = exchange.requestBody.readAllBytes()
        String path = exchange.requestURI.path
        File file = new File(folder, path)
        if (exchange.requestHeaders.getFirst('Authorization') != CREDENTIALS) {
            exchange.responseHeaders.set('WWW-Authenticate', 'Basic realm="repository"')
            exchange.sendResponseHeaders(401, -1)
        } else if (exchange.requestMethod == 'PUT') {
            exchange.sendResponseHeaders(put(path, file, body), -1)
        } else if (!file.file) {
            exchange.sendResponseHeaders(404, -1)
        } else if (path =~ unreadable && denied.add(path)) {
            exchange.sendResponseHeaders(403, -1)
        } else {
            byte[] bytes = file.bytes
            exchange.sendResponseHeaders(200, exchange.requestMethod == 'HEAD' ? -1 : bytes.length)
            if (exchange.requestMethod != 'HEAD') {
                exchange.responseBody.write(bytes)
            }
        }
    }

    private synchronized int put(String path, File file, byte[] body) {
        if (path.startsWith('/releases/') && file.exists() && !file.name.startsWith('maven-metadata.xml')) {
            return 400
        }
        file.parentFile.mkdirs()
        file.bytes = kept(path, file, body)
        201
    }

    private byte[] kept(String path, File file, byte[] body) {
        if (path =~ replaced || path =~ damaged) {
            return [*body, 0] as byte[]
        }
        def checksum = path =~ /^(.*)\.(sha1|md5|sha256|sha512)$/
        if (checksum.matches() && checksum.group(1) =~ replaced) {
            def uploaded = new File(folder, checksum.group(1))
            def algorithm = checksum.group(2).replace('sha', 'SHA-').replace('md5', 'MD5')
            return MessageDigest.getInstance(algorithm).digest(Files.readAllBytes(uploaded.toPath())).encodeHex().toString().bytes
        }
        body
    }
}
