import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes the data sets of this project, always the same bytes. The rules stand in {@code docs/data.md}.
 *
 * <p>Usage, from the project's folder: {@code java scripts/generate-data.java datasets}
 */
final class GenerateData {

    private static final String[] TYPES = {"press", "lathe", "mill", "conveyor", "robot", "laser-cutter", "kiln"};
    private static final double[] TYPE_SHARES = {0.27, 0.24, 0.2, 0.16, 0.115, 0.01, 0.005};
    private static final double[] TYPE_WARMTH = {6, 0, 2, -8, -4, 10, 25};

    private static final String[] CALM = {
        "no findings", "greased", "belt replaced", "filter cleaned", "oil topped up", "checked as planned",
        "screws tightened", "sensor wiped", "ran well all week", "new tool fitted"
    };
    private static final String[] ALARMING = {
        "bearing noise", "oil leak", "smell of burning", "vibrates at start", "hot to the touch",
        "grinding sound", "operator says \"it knocks\"", "loses pressure"
    };

    private static final String[] MAKERS = {
        "Brandt", "Okano", "Ferrum", "Lindqvist", "Vulcan Tools", "Moreau & Fils", "Kuczyński", "Atlas", "Østergaard"
    };
    private static final double[] MAKER_SHARES = {0.24, 0.2, 0.17, 0.13, 0.11, 0.08, 0.05, 0.012, 0.008};
    private static final double[] MAKER_VALUE = {0.25, 0.18, 0.0, 0.1, -0.15, -0.05, -0.2, 0.3, 0.35};
    private static final double[] TYPE_VALUE = {0.1, 0.0, 0.15, -0.6, 0.3, 0.8, 0.2};

    private static final String[] CONDITIONS = {"excellent", "good", "fair", "poor"};
    private static final double[] CONDITION_SHARES = {0.15, 0.4, 0.3, 0.15};
    private static final double[] CONDITION_VALUE = {0.2, 0.05, -0.15, -0.45};

    private final Random random;
    private final List<String> lines = new ArrayList<>();

    private GenerateData(long seed) {
        random = new Random(seed);
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 1 ? arguments[0] : "datasets");
        Files.createDirectories(folder);
        new GenerateData(1).readings(5000).write(folder.resolve("machine-readings.csv"));
        new GenerateData(2).prices(3000, 2015, 2024).write(folder.resolve("machine-prices.csv"));
        new GenerateData(3).prices(800, 2025, 2025).write(folder.resolve("machine-prices-2025.csv"));
        new GenerateData(4).temperatures(1500).write(folder.resolve("machine-temperatures.csv"));
        new DisplayDigits(5).write(folder.resolve("display-digits-images.idx"), folder.resolve("display-digits-labels.idx"));
    }

    private GenerateData readings(int rows) {
        add("machine_id", "type", "shift", "age_years", "hours_since_service", "load_percent", "rpm",
                "temperature_c", "vibration_mm_s", "pressure_bar", "note", "failure");
        for (int row = 0; row < rows; row++) {
            int type = pick(TYPE_SHARES);
            String shift = new String[] {"day", "night", "weekend"}[pick(new double[] {0.6, 0.3, 0.1})];
            double age = 20 * random.nextDouble() * random.nextDouble();
            double hours = 2000 * random.nextDouble();
            double load = clamp(65 + 18 * normal(), 5, 110);
            double rpm = 1500 + 9 * load + 60 * normal();
            double wear = 0.09 * age + hours / 900 + 0.8 * normal();
            double temperature = 38 + 0.22 * load + TYPE_WARMTH[type] + 3.2 * wear + 3 * normal();
            double vibration = StrictMath.exp(0.3 + 0.28 * wear + 0.18 * normal());
            boolean hydraulic = type == 0 || type == 3;
            double pressure = 180 - 6 * Math.max(0, wear - 1.5) + 5 * normal();
            double alarm = logistic(1.3 * wear - 3.4);
            String note = random.nextDouble() < 0.3 ? "" : note(alarm);
            double score = -10.2 + 3.0 * wear + 0.022 * load + (shift.equals("night") ? 0.5 : 0)
                    + (load > 85 && hours > 1200 ? 1.6 : 0) + (type == 5 ? 0.8 : 0);
            String failure = random.nextDouble() < logistic(score) ? "yes" : "no";
            add("M-" + (1000 + random.nextInt(900)), TYPES[type], random.nextDouble() < 0.02 ? "" : shift,
                    number(age, 1), number(hours, 0), number(load, 0), number(rpm, 0),
                    sometimes(0.05, number(temperature, 1)), sometimes(0.04, number(vibration, 2)),
                    hydraulic ? number(pressure, 1) : "", note, failure);
        }
        return this;
    }

    private String note(double alarm) {
        int phrases = 1 + random.nextInt(3);
        List<String> chosen = new ArrayList<>();
        for (int i = 0; i < phrases; i++) {
            String[] from = random.nextDouble() < alarm ? ALARMING : CALM;
            String phrase = from[random.nextInt(from.length)];
            if (!chosen.contains(phrase)) {
                chosen.add(phrase);
            }
        }
        String text = String.join(", ", chosen);
        return random.nextDouble() < 0.5 ? text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) : text;
    }

    private GenerateData prices(int rows, int firstYear, int lastYear) {
        add("maker", "type", "year built", "sold in", "operating hours", "power/kW", "condition", "inspected", "price");
        for (int row = 0; row < rows; row++) {
            int maker = pick(MAKER_SHARES);
            int type = pick(TYPE_SHARES);
            int sold = firstYear + random.nextInt(lastYear - firstYear + 1);
            int age = (int) (25 * random.nextDouble() * StrictMath.sqrt(random.nextDouble()));
            double hours = age * (900 + 500 * random.nextDouble()) + 200 * random.nextDouble();
            double power = StrictMath.exp(3 + 0.6 * normal());
            int condition = pick(CONDITION_SHARES);
            boolean inspected = random.nextDouble() < 0.4;
            double value = 9.9 + MAKER_VALUE[maker] + TYPE_VALUE[type] + 0.55 * StrictMath.log(power / 20)
                    - 0.055 * age - hours / 60000 + CONDITION_VALUE[condition] + (inspected ? 0.08 : 0)
                    + 0.012 * (sold - 2020) + 0.16 * normal();
            long price = Math.round(StrictMath.exp(value) / 50) * 50;
            add(MAKERS[maker], TYPES[type], String.valueOf(sold - age), String.valueOf(sold),
                    sometimes(0.08, number(hours, 0)), sometimes(0.03, number(power, 1)),
                    sometimes(0.06, CONDITIONS[condition]), inspected ? "yes" : "no", String.valueOf(price));
        }
        return this;
    }

    private GenerateData temperatures(int rows) {
        add("type", "load_percent", "rpm", "ambient_c", "minutes_running", "temperature_c");
        for (int row = 0; row < rows; row++) {
            int type = pick(TYPE_SHARES);
            double load = clamp(65 + 18 * normal(), 5, 110);
            double rpm = 1500 + 9 * load + 60 * normal();
            double ambient = 20 + 6 * normal();
            double minutes = 480 * random.nextDouble();
            double temperature = 18 + ambient + 0.25 * load + 0.03 * minutes + TYPE_WARMTH[type] + 1.5 * normal();
            boolean stuck = random.nextDouble() < 0.04;
            add(TYPES[type], number(load, 0), number(rpm, 0), sometimes(0.03, number(ambient, 1)),
                    number(minutes, 0), stuck ? "250.0" : number(temperature, 1));
        }
        return this;
    }

    private int pick(double[] shares) {
        double left = random.nextDouble();
        for (int i = 0; i < shares.length; i++) {
            left -= shares[i];
            if (left < 0) {
                return i;
            }
        }
        return 0;
    }

    /** The sum of twelve uniform numbers, less six: near enough to normal, and the same on every platform. */
    private double normal() {
        double sum = -6;
        for (int i = 0; i < 12; i++) {
            sum += random.nextDouble();
        }
        return sum;
    }

    private String sometimes(double missing, String value) {
        return random.nextDouble() < missing ? "" : value;
    }

    private static double logistic(double score) {
        return 1 / (1 + StrictMath.exp(-score));
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private void add(String... fields) {
        List<String> quoted = new ArrayList<>();
        for (String field : fields) {
            boolean special = field.contains(",") || field.contains("\"");
            quoted.add(special ? '"' + field.replace("\"", "\"\"") + '"' : field);
        }
        lines.add(String.join(",", quoted));
    }

    private void write(Path file) {
        try {
            Files.writeString(file, String.join("\n", lines) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

/** Draws digits of seven-segment displays as a camera sees them: slanted, out of place, dim, noisy, grey, 16x16. */
final class DisplayDigits {

    private static final int SIZE = 16;
    private static final int IMAGES = 1500;

    /** Which of the segments a (top), b, c (right), d (bottom), e, f (left), g (middle) are lit, digit by digit. */
    private static final String[] LIT = {"abcdef", "bc", "abdeg", "abcdg", "bcfg", "acdfg", "acdefg", "abc", "abcdefg", "abcdfg"};

    /** From x, y to x, y of each segment; x in 0..1, y in 0..2. */
    private static final double[][] SEGMENTS = {
        {0, 0, 1, 0}, {1, 0, 1, 1}, {1, 1, 1, 2}, {0, 2, 1, 2}, {0, 1, 0, 2}, {0, 0, 0, 1}, {0, 1, 1, 1}
    };

    private final Random random;

    DisplayDigits(long seed) {
        random = new Random(seed);
    }

    void write(Path images, Path labels) throws IOException {
        ByteBuffer pixels = ByteBuffer.allocate(16 + IMAGES * SIZE * SIZE);
        pixels.putInt(0x803).putInt(IMAGES).putInt(SIZE).putInt(SIZE);
        ByteBuffer digits = ByteBuffer.allocate(8 + IMAGES);
        digits.putInt(0x801).putInt(IMAGES);
        for (int image = 0; image < IMAGES; image++) {
            int digit = random.nextInt(10);
            digits.put((byte) digit);
            draw(digit, pixels);
        }
        Files.write(images, pixels.array());
        Files.write(labels, digits.array());
    }

    private void draw(int digit, ByteBuffer pixels) {
        double width = 4 + 2.5 * random.nextDouble();
        double height = 4 + 1.5 * random.nextDouble();
        double slant = 0.35 * random.nextDouble() - 0.05;
        double left = 8 - width / 2 + 2.4 * (random.nextDouble() - 0.5);
        double top = 8 - height + 2.4 * (random.nextDouble() - 0.5);
        double thickness = 0.7 + 0.6 * random.nextDouble();
        double light = 110 + 130 * random.nextDouble();
        double dark = 10 + 50 * random.nextDouble();
        double[] strength = new double[7];
        for (int segment = 0; segment < 7; segment++) {
            boolean lit = LIT[digit].indexOf('a' + segment) >= 0;
            strength[segment] = lit ? 0.65 + 0.35 * random.nextDouble() : 0.12 * random.nextDouble();
        }
        for (int row = 0; row < SIZE; row++) {
            for (int column = 0; column < SIZE; column++) {
                double y = (row - top) / height;
                double x = (column - left - slant * (8 - row)) / width;
                double glow = 0;
                for (int segment = 0; segment < 7; segment++) {
                    double distance = distance(x * width, y * height, SEGMENTS[segment], width, height);
                    glow = Math.max(glow, strength[segment] * Math.min(1, Math.max(0, 1.5 - distance / thickness)));
                }
                double value = dark + glow * light + 16 * random.nextGaussian();
                pixels.put((byte) Math.round(Math.min(255, Math.max(0, value))));
            }
        }
    }

    private static double distance(double x, double y, double[] segment, double width, double height) {
        double fromX = segment[0] * width;
        double fromY = segment[1] * height;
        double alongX = segment[2] * width - fromX;
        double alongY = segment[3] * height - fromY;
        double share = ((x - fromX) * alongX + (y - fromY) * alongY) / (alongX * alongX + alongY * alongY);
        double nearest = Math.min(1, Math.max(0, share));
        double dx = x - fromX - nearest * alongX;
        double dy = y - fromY - nearest * alongY;
        return Math.sqrt(dx * dx + dy * dy);
    }
}
