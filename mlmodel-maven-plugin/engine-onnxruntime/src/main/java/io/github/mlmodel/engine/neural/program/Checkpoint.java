package io.github.mlmodel.engine.neural.program;

import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.spi.Progress;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The file from which an interrupted training goes on: what the variables were after an epoch, and what had happened until
 * then. Written whole or not at all, and only believed when its digest fits and it is of the same training. It stays until
 * the build has taken the model, and goes with its folder.
 */
final class Checkpoint {

    /** The file's name in the training's folder. */
    static final String FILE = "checkpoint.bin";

    private static final String FORMAT = "mlmodel checkpoint 1";
    private static final int DIGEST_LENGTH = 64;

    private final Path file;
    private final String identity;
    private boolean told;

    /**
     * Names a checkpoint.
     *
     * @param folder the training's own folder; it may not exist
     * @param identity what the training is: a checkpoint of another one is not taken
     */
    Checkpoint(Path folder, String identity) {
        this.file = folder.resolve(FILE);
        this.identity = identity;
    }

    /**
     * What is kept.
     *
     * @param history losses and scores until then
     * @param values the variables
     * @param best the variables after the best epoch; empty where these are not needed
     */
    record State(History history, Map<String, float[]> values, Map<String, float[]> best) {}

    /** Writes the file; says once where that cannot be, because the training does not depend on it. */
    void write(State state, Progress progress) {
        try {
            write(state);
        } catch (IOException e) {
            if (!told) {
                told = true;
                progress.warning("no checkpoint can be kept: " + FileTrouble.clause(e)
                        + ". If this training is killed, it begins anew. Mend the cache, or name another folder:"
                        + " -Dmlmodel.cache.directory=FOLDER.");
            }
        }
    }

    private void write(State state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(FORMAT);
            out.writeUTF(identity);
            write(out, state.history().losses());
            write(out, state.history().validationLosses());
            write(out, state.history().scores());
            write(out, state.values());
            write(out, state.best());
        }
        byte[] content = bytes.toByteArray();
        bytes.write(Digest.of(content).getBytes(StandardCharsets.US_ASCII));
        AtomicFiles.writeLasting(file, bytes.toByteArray());
    }

    /** Reads the file; says why where there is one that cannot be taken. */
    Optional<State> read(Progress progress) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            byte[] all = Files.readAllBytes(file);
            int length = Math.max(0, all.length - DIGEST_LENGTH);
            byte[] content = Arrays.copyOf(all, length);
            String digest = new String(all, length, all.length - length, StandardCharsets.US_ASCII);
            if (!digest.equals(Digest.of(content))) {
                return ignored(progress, "is damaged");
            }
            return read(content, progress);
        } catch (IOException e) {
            return ignored(progress, "cannot be read (" + e + ")");
        }
    }

    private Optional<State> read(byte[] content, Progress progress) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(content));
        if (!in.readUTF().equals(FORMAT)) {
            return ignored(progress, "is of another version of this product");
        }
        if (!in.readUTF().equals(identity)) {
            return ignored(progress, "is of another training");
        }
        double[] losses = readDoubles(in);
        double[] validationLosses = readDoubles(in);
        double[] scores = readDoubles(in);
        History history = new History();
        for (int i = 0; i < losses.length; i++) {
            if (validationLosses.length == 0) {
                history.add(losses[i]);
            } else {
                history.add(losses[i], validationLosses[i], scores[i]);
            }
        }
        return Optional.of(new State(history, readValues(in), readValues(in)));
    }

    private Optional<State> ignored(Progress progress, String reason) {
        progress.line("training from the beginning: the checkpoint " + file + " " + reason);
        return Optional.empty();
    }

    private static void write(DataOutputStream out, List<Double> values) throws IOException {
        out.writeInt(values.size());
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    private static double[] readDoubles(DataInputStream in) throws IOException {
        double[] values = new double[in.readInt()];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readDouble();
        }
        return values;
    }

    private static void write(DataOutputStream out, Map<String, float[]> values) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<String, float[]> entry : values.entrySet()) {
            ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(entry.getValue().length, Float.BYTES));
            buffer.asFloatBuffer().put(entry.getValue());
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().length);
            out.write(buffer.array());
        }
    }

    private static Map<String, float[]> readValues(DataInputStream in) throws IOException {
        Map<String, float[]> values = new LinkedHashMap<>();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            String name = in.readUTF();
            float[] value = new float[in.readInt()];
            byte[] bytes = in.readNBytes(value.length * Float.BYTES);
            ByteBuffer.wrap(bytes).asFloatBuffer().get(value);
            values.put(name, value);
        }
        return values;
    }
}
