import com.sun.management.OperatingSystemMXBean;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.files.Checksum;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.read.Declared;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.source.TableReader;
import io.github.mlmodel.worker.split.Split;
import io.github.mlmodel.worker.table.Column;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/**
 * The Java half of benchmark-csv.sh: {@code generate FILE ROWS} writes 30 numeric columns (ten of integers, ten with up to
 * four decimals, ten with all digits of a double), {@code read FILE THREADS} reads them into a table and float columns,
 * {@code repeat FILE THREADS TIMES} reads them several times,
 * {@code digest FILE} digests its bytes as the reader does, from memory.
 */
final class BenchmarkCsv {

    private static final int COLUMNS = 30;

    private BenchmarkCsv() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[1]);
        if (arguments[0].equals("generate")) {
            generate(file, Integer.parseInt(arguments[2]));
        } else if (arguments[0].equals("digest")) {
            digest(file);
        } else if (arguments[0].equals("repeat")) {
            repeat(file, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        } else {
            read(file, Integer.parseInt(arguments[2]));
        }
    }

    private static void generate(Path file, int rows) throws IOException {
        Random random = new Random(20);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int column = 0; column < COLUMNS; column++) {
                out.append(column == 0 ? "" : ",").append("x" + column);
            }
            out.append('\n');
            StringBuilder line = new StringBuilder();
            for (int row = 0; row < rows; row++) {
                line.setLength(0);
                for (int column = 0; column < COLUMNS; column++) {
                    line.append(column == 0 ? "" : ",");
                    double value = random.nextGaussian();
                    if (column % 3 == 0) {
                        line.append((int) (value * 1000));
                    } else if (column % 3 == 1) {
                        line.append(Math.round(value * 1_000_000) / 10_000.0);
                    } else {
                        line.append(value);
                    }
                }
                out.append(line).append('\n');
            }
        }
    }

    private static void read(Path file, int threads) throws IOException {
        long start = System.nanoTime();
        ReadRows rows = TableReader.read(request(file, threads));
        float[][] features = new float[COLUMNS][];
        for (int column = 0; column < COLUMNS; column++) {
            double[] values = ((Column.Numbers) rows.table().columns().get(column)).values();
            features[column] = new float[values.length];
            for (int row = 0; row < values.length; row++) {
                features[column][row] = (float) values[row];
            }
        }
        double wall = (System.nanoTime() - start) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "rows=%d cpu=%.3f wall=%.3f rss=%d digest=%s last=%s%n",
                rows.table().rows(),
                cpu(),
                wall,
                peakResident(),
                rows.digest(),
                features[COLUMNS - 1][features[0].length - 1]);
    }

    /** Prints the CPU seconds of one reading: the median, after one that is not counted. */
    private static void repeat(Path file, int threads, int times) {
        double[] seconds = new double[times];
        for (int time = -1; time < times; time++) {
            System.gc();
            double before = cpu();
            if (TableReader.read(request(file, threads)).table().rows() == 0) {
                throw new IllegalStateException("nothing was read");
            }
            if (time >= 0) {
                seconds[time] = cpu() - before;
            }
        }
        Arrays.sort(seconds);
        System.out.printf(Locale.ROOT, "%.4f%n", seconds[times / 2]);
    }

    /** Prints the CPU seconds of the digest alone, which are too few to be seen among those of reading on a busy machine. */
    private static void digest(Path file) throws IOException {
        byte[] block = new byte[1 << 20];
        double seconds = 0;
        for (int time = 0; time < 10; time++) {
            seconds = 0;
            Checksum checksum = new Checksum();
            try (InputStream in = Files.newInputStream(file)) {
                for (int n = in.readNBytes(block, 0, block.length); n > 0; n = in.readNBytes(block, 0, block.length)) {
                    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    checksum.add(block, 0, n);
                    seconds += (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
                }
            }
        }
        System.out.printf(Locale.ROOT, "%.4f%n", seconds);
    }

    private static ReadRequest request(Path file, int threads) {
        return new ReadRequest(
                Source.Delimited.of("numbers.csv"),
                Roles.of("x0"),
                Split.NONE,
                List.of(new DataFile("numbers.csv", file)),
                1,
                Declared.NOTHING,
                Set.of(),
                threads,
                Progress.NONE);
    }

    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static long peakResident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
            }
        }
        return 0;
    }
}
