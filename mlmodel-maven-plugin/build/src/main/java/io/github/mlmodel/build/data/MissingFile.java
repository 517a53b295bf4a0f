package io.github.mlmodel.build.data;

import io.github.mlmodel.model.text.Names;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What helps somebody who named a file that is not there. */
public final class MissingFile {

    private MissingFile() {}

    /** Ends a sentence that has named the file: suggests a like name, and lists the files in its folder. */
    public static String hint(Path missing) throws IOException {
        List<String> siblings = siblings(missing);
        return Names.didYouMean(String.valueOf(missing.getFileName()), siblings)
                + (siblings.isEmpty() ? "" : " Files there: " + Names.list(siblings) + ".");
    }

    private static List<String> siblings(Path missing) throws IOException {
        Path folder = missing.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(path -> path.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }
}
