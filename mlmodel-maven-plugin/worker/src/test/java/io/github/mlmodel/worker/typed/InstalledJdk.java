package io.github.mlmodel.worker.typed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** JDKs that are installed beside the one that runs the tests. */
final class InstalledJdk {

    private InstalledJdk() {}

    /** Returns the compiler of a JDK of that version, if one is found. */
    static Optional<Path> javac(int version) throws IOException {
        Path all = Path.of(System.getProperty("java.home")).toRealPath().getParent();
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(home -> is(home, version))
                    .map(home -> home.resolve("bin/javac"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    private static boolean is(Path home, int version) {
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.anyMatch(line -> line.matches("JAVA_VERSION=\"" + version + "(\\..*)?\""));
        } catch (IOException e) {
            return false;
        }
    }
}
