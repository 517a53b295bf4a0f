package io.github.mlmodel.engine.tribuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.onnx.OnnxFile;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.spi.TrainingContext;
import io.github.mlmodel.spi.TrainingData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The engine's revision is raised whenever the same inputs give other bytes. This is noticed by recorded digests: raise the
 * revision of the engine, then record them anew with {@code -Dmlmodel.revision.record=FILE}.
 */
class RevisionTest {

    private static final String RECORD = "mlmodel.revision.record";

    @Test
    void bytesDependNeitherOnThreadsNorOnLocaleNorOnAnEarlierTrainingAndAreThoseOfThisRevision()
            throws IOException, NoSuchAlgorithmException {
        Map<String, String> digests = new TreeMap<>();
        List<String> different = new ArrayList<>();
        for (TrainerCase one : cases()) {
            String name = one.task().text() + ", " + one.name();
            String first = digest(one, 1);
            if (!first.equals(inTurkish(() -> digest(one, 2)))) {
                different.add(name);
            }
            // From JDK 24 on, Math.tanh is an intrinsic whose last bit differs; LIBSVM and Tribuo call it while
            // training.
            if (!name.toLowerCase(Locale.ROOT).contains("sigmoid")) {
                digests.put(name, first);
            }
        }

        assertThat(different).isEmpty();
        record(digests);
        assumeTrue(System.getProperty("os.arch").equals("amd64"), "Digests are recorded for one CPU architecture");
        assertThat(lines(digests)).isEqualTo(recorded());
    }

    @Test
    void trainingPrintsNothing() throws NoSuchAlgorithmException {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        System.setOut(stream);
        System.setErr(stream);
        try {
            for (TrainerCase one : cases()) {
                if (one.name().contains("LibSVM") || one.name().contains("forest")) {
                    digest(one, 1);
                }
            }
        } finally {
            System.setOut(out);
            System.setErr(err);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private static List<TrainerCase> cases() {
        return TrainerCase.all().stream()
                .filter(one -> one.shape() != SmallData.Shape.SPARSE)
                .toList();
    }

    private static String digest(TrainerCase one, int threads) throws NoSuchAlgorithmException {
        TrainingData<FeatureMatrix, ?> data =
                SmallData.of(one.task(), one.task() == Task.REGRESSION ? 0 : 3, one.shape());
        TrainingContext context = new TrainingContext(42, threads, "cpu", Path.of("unused"), Progress.NONE);
        byte[] file = OnnxFile.write(SmallData.train(one.spec(), data, context).graph(), "model");
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    private interface Work {
        String run() throws NoSuchAlgorithmException;
    }

    private static String inTurkish(Work work) throws NoSuchAlgorithmException {
        Locale locale = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            return work.run();
        } finally {
            Locale.setDefault(locale);
        }
    }

    private static String lines(Map<String, String> digests) {
        StringBuilder lines = new StringBuilder();
        digests.forEach(
                (name, digest) -> lines.append(digest).append("  ").append(name).append('\n'));
        return lines.toString();
    }

    private static void record(Map<String, String> digests) throws IOException {
        String file = System.getProperty(RECORD, "");
        if (!file.isEmpty()) {
            Files.writeString(Path.of(file), lines(digests));
        }
    }

    private static String recorded() throws IOException {
        try (InputStream in = Objects.requireNonNull(RevisionTest.class.getResourceAsStream("revision-digests.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
