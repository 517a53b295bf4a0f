package io.github.mlmodel.maven.fork;

import io.github.mlmodel.maven.fork.output.OwnersFile;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Arguments that the {@code java} launcher reads from a file, {@code @file} on its command line, so that nobody sees their
 * values there: a list of processes shows the command lines of all users.
 *
 * @param file in the folder of the run, which its user alone can read
 * @param arguments what is in it
 */
record ArgumentFile(Path file, List<String> arguments) {

    /** Writes the file, in the encoding in which the launcher hands it on. */
    void write(Charset encoding) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String argument : arguments) {
            lines.add(quoted(argument));
        }
        OwnersFile.make(file);
        Files.write(file, (String.join("\n", lines) + "\n").getBytes(encoding));
    }

    /** Deletes the file: the launcher has read it before anything of the worker runs. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It goes with the folder of the run.
            return;
        }
    }

    /** Quotes keep blanks, number signs and whatever else means something; within them a backslash does. */
    private static String quoted(String argument) {
        return '"'
                + argument.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                + '"';
    }
}
