package io.github.mlmodel.maven.resolve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A Maven repository in a folder. */
record FolderRepository(Path folder) {

    /** Puts an artifact with its POM, which has the given dependencies as XML. */
    void put(String artifactId, String version, String dependencies) throws IOException {
        put("io.github.mlmodel", artifactId, version, dependencies);
    }

    /** Puts an artifact of another group. */
    void put(String groupId, String artifactId, String version, String dependencies) throws IOException {
        String pom = "<project><modelVersion>4.0.0</modelVersion><groupId>" + groupId + "</groupId><artifactId>"
                + artifactId + "</artifactId><version>" + version + "</version><dependencies>" + dependencies
                + "</dependencies></project>";
        String base = groupId.replace('.', '/') + "/" + artifactId + "/" + version + "/" + artifactId + "-" + version;
        write(base + ".pom", pom);
        write(base + ".jar", artifactId + " " + version);
    }

    /** Writes a file and its checksum. */
    void write(String path, String content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.writeString(folder.resolve(path + ".sha1"), sha1(content));
    }

    /** Returns a dependency as XML. */
    static String dependency(String artifactId, String version, String scope) {
        return "<dependency><groupId>io.github.mlmodel</groupId><artifactId>" + artifactId + "</artifactId><version>"
                + version + "</version><scope>" + scope + "</scope></dependency>";
    }

    private static String sha1(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
