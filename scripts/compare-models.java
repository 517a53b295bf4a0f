import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Compares the models of two builds byte by byte, but for the metadata value {@code mlmodel.training_digest}, which changes
 * with the form of the fingerprint.
 *
 * <pre>java scripts/compare-models.java FOLDER FOLDER</pre>
 *
 * <p>Every {@code *.onnx} below the first folder is compared with the file of the same relative path below the second one.
 * Prints a line for each that differs or stands on one side alone, then the counts; exits with 1 if there is such a line.
 */
class CompareModels {

    private static final int METADATA = 14;
    private static final int LENGTH_DELIMITED = 2;
    private static final String LEFT_OUT = "mlmodel.training_digest";

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("Usage: java scripts/compare-models.java FOLDER FOLDER");
            System.exit(2);
        }
        Map<String, Path> before = models(Path.of(arguments[0]));
        Map<String, Path> after = models(Path.of(arguments[1]));
        int equal = 0;
        int different = 0;
        int alone = 0;
        for (Map.Entry<String, Path> entry : before.entrySet()) {
            Path other = after.remove(entry.getKey());
            if (other == null) {
                System.out.println("only before: " + entry.getKey());
                alone++;
            } else if (Arrays.equals(stripped(entry.getValue()), stripped(other))) {
                equal++;
            } else {
                System.out.println("differs:     " + entry.getKey());
                different++;
            }
        }
        for (String name : after.keySet()) {
            System.out.println("only after:  " + name);
            alone++;
        }
        System.out.printf("%d equal, %d differ, %d on one side alone%n", equal, different, alone);
        System.exit(different + alone == 0 && equal > 0 ? 0 : 1);
    }

    private static Map<String, Path> models(Path folder) throws IOException {
        Map<String, Path> models = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(file -> file.toString().endsWith(".onnx"))
                    .filter(Files::isRegularFile)
                    .forEach(file -> models.put(folder.relativize(file).toString(), file));
        }
        return models;
    }

    /** Returns a model's bytes without the entry that may differ; a file that is no protobuf message is returned as it is. */
    private static byte[] stripped(Path file) throws IOException {
        byte[] all = Files.readAllBytes(file);
        ByteArrayOutputStream kept = new ByteArrayOutputStream(all.length);
        Reader reader = new Reader(all);
        try {
            while (reader.at < all.length) {
                int start = reader.at;
                long tag = reader.number();
                int content = reader.skip((int) (tag & 7));
                boolean leftOut = tag == (METADATA << 3 | LENGTH_DELIMITED) && isLeftOut(all, content, reader.at);
                if (!leftOut) {
                    kept.write(all, start, reader.at - start);
                }
            }
        } catch (ArrayIndexOutOfBoundsException | IllegalStateException e) {
            return all;
        }
        return kept.toByteArray();
    }

    private static boolean isLeftOut(byte[] all, int from, int to) {
        Reader entry = new Reader(all);
        entry.at = from;
        if (entry.number() != (1 << 3 | LENGTH_DELIMITED)) {
            return false;
        }
        int length = (int) entry.number();
        return entry.at + length <= to
                && new String(all, entry.at, length, StandardCharsets.UTF_8).equals(LEFT_OUT);
    }

    /** Reads the wire format of protobuf. */
    private static final class Reader {
        private final byte[] bytes;
        private int at;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        long number() {
            long value = 0;
            for (int shift = 0; shift < 64; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7f) << shift;
                if (next >= 0) {
                    return value;
                }
            }
            throw new IllegalStateException("a number of more than ten bytes");
        }

        /** Goes past a field's value and returns where its content starts. */
        int skip(int type) {
            int content = at;
            switch (type) {
                case 0 -> number();
                case 1 -> at += 8;
                case LENGTH_DELIMITED -> {
                    int length = (int) number();
                    content = at;
                    at = Math.addExact(at, length);
                    if (length < 0 || at > bytes.length) {
                        throw new IllegalStateException("a value beyond the end");
                    }
                }
                case 5 -> at += 4;
                default -> throw new IllegalStateException("no wire type " + type);
            }
            return content;
        }
    }
}
