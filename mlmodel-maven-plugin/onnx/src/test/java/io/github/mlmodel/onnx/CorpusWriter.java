package io.github.mlmodel.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Writes the files of {@code src/test/corpus} anew, after the generator was changed. */
final class CorpusWriter {

    private CorpusWriter() {}

    /** Writes the files into the folder that is the argument. */
    public static void main(String[] arguments) throws IOException {
        for (Map.Entry<String, byte[]> file : CorpusFiles.all().entrySet()) {
            Files.write(Path.of(arguments[0], file.getKey()), file.getValue());
        }
    }
}
