import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.CRC32;

/**
 * Writes the small data sets of {@code datasets/}, always the same bytes. What each is for stands in
 * {@code datasets/README.md}.
 *
 * <p>Usage, from the root of the checkout: {@code java scripts/generate-datasets.java datasets}
 */
final class GenerateDatasets {

    private static final String HEADER = "age,income,visits,plan,churned";

    private final Path folder;

    private GenerateDatasets(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length == 1 ? arguments[0] : "datasets");
        Files.createDirectories(folder);
        GenerateDatasets all = new GenerateDatasets(folder);
        all.plain();
        all.formats();
        all.encodings();
        all.columns();
        all.labels();
        all.broken();
    }

    private void plain() throws IOException {
        text("churn.csv", lines(HEADER, churn(1, 400)));
        text("churn-held-back.csv", lines(HEADER, churn(2, 120)));
        text("churn-part-1.csv", lines(HEADER, churn(1, 400).subList(0, 150)));
        text("churn-part-2.csv", lines(HEADER, churn(1, 400).subList(150, 400)));
        text("house-prices.csv", lines("rooms,area,district,price", prices(3, 400)));
        text("reviews.csv", lines("review,stars,verdict", reviews(4, 400)));
        text("species.csv", lines("length,width,weight,species", species(5, 300)));
    }

    private void formats() throws IOException {
        List<String> rows = churn(1, 400);
        bytes("churn.csv.gz", gzip(lines(HEADER, rows).getBytes(StandardCharsets.UTF_8)));
        text("churn-crlf.csv", lines(HEADER, rows).replace("\n", "\r\n"));
        text("churn-no-final-newline.csv", lines(HEADER, rows).stripTrailing());
        text("churn-no-header.csv", lines(rows));
        text("churn-semicolon.csv", lines(HEADER, rows).replace(',', ';'));
        text("churn-pipe.txt", lines(HEADER, rows).replace(',', '|'));
        text("measurements-unquoted.tsv", lines("inches\tremark\tfits", measurements(6, 200)));
        text("notes-quoted-line-ends.csv", lines("amount,note,late", notes(7, 200)));
    }

    private void encodings() throws IOException {
        String cities = lines("größe,stadt,übernommen", cities(8, 200));
        bytes("cities-iso-8859-1.csv", cities.getBytes(StandardCharsets.ISO_8859_1));
        bytes("cities-windows-1252.csv", cities.replace("ja\n", "€ja\n").getBytes(Charset.forName("windows-1252")));
        bytes("cities-utf-8.csv", cities.getBytes(StandardCharsets.UTF_8));
        text("cities-utf-8-bom.csv", '\uFEFF' + cities);
        bytes("cities-utf-16.csv", ('\uFEFF' + cities).getBytes(StandardCharsets.UTF_16LE));
    }

    private void columns() throws IOException {
        text("awkward-names.csv", lines("a b,c/d,naïve,prix €,\"x,y\",\"say \"\"hi\"\"\",label,numeric,prediction,out", names(9, 200)));
        text("wide.csv", wide(10, 200, 150));
        text("missing-texts.csv", lines("age,income,city,bought", missing(11, 300)));
        text("numbers.csv", lines("plain,scientific,leading zero,thousands,signed,huge,target", numbers(12, 200)));
        text("empty-column.csv", lines("age,nothing,constant,bought", empty(13, 200)));
    }

    private void labels() throws IOException {
        text("rare-classes.csv", lines("x,y,kind", rare(14, 300)));
        text("duplicate-rows.csv", lines(HEADER, duplicates(15, 300)));
        text("weighted.csv", lines("age,income,importance,churned", weighted(16, 300)));
        text("numeric-labels.csv", lines("x,y,grade", grades(17, 300)));
        text("one-class.csv", lines("x,y,kind", oneClass(18, 100)));
    }

    private void broken() throws IOException {
        text("broken-ragged.csv", lines("x,y,kind", "1,2,a", "3,4", "5,6,b", "7,8,a,9", "1,1,b"));
        bytes("broken-utf-8.csv", lines("x,city,kind", "1,Köln,a", "2,Bonn,b", "3,Ulm,a")
                .getBytes(StandardCharsets.ISO_8859_1));
        text("broken-open-quote.csv", lines("x,city,kind", "1,Köln,a", "2,\"Bonn,b", "3,Ulm,a"));
        text("broken-duplicate-column.csv", lines("x,y,x,kind", "1,2,3,a", "4,5,6,b"));
        text("broken-empty-column-name.csv", lines("x,,kind", "1,2,a", "4,5,b"));
        text("broken-infinity.csv", lines("x,y,kind", "1,2,a", "Infinity,5,b", "3,-Inf,a", "4,1e999,b"));
        text("broken-only-header.csv", lines("x,y,kind"));
        bytes("broken-empty.csv", new byte[0]);
    }

    private static List<String> churn(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] plans = {"basic", "family", "business"};
        for (int row = 0; row < rows; row++) {
            int age = 18 + random.nextInt(60);
            int income = 1500 + random.nextInt(4500);
            int visits = random.nextInt(30);
            int plan = random.nextInt(plans.length);
            double score = 2 - 0.2 * visits - 0.0002 * income + (plan == 0 ? 1.2 : 0);
            lines.add(age + "," + income + "," + visits + "," + plans[plan] + "," + yes(random, score));
        }
        return lines;
    }

    private static List<String> prices(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] districts = {"north", "south", "centre", "harbour"};
        for (int row = 0; row < rows; row++) {
            int rooms = 1 + random.nextInt(7);
            double area = 18 * rooms + 30 * random.nextDouble();
            int district = random.nextInt(districts.length);
            double price = 900 * area + 25_000 * district + 8_000 * (random.nextDouble() - 0.5);
            lines.add(rooms + "," + number(area, 1) + "," + districts[district] + "," + Math.round(price));
        }
        return lines;
    }

    private static List<String> reviews(long seed, int rows) {
        Random random = new Random(seed);
        String[] good = {"excellent", "friendly", "quick", "Wonderful", "on time", "naïve but charming", "très bon"};
        String[] bad = {"slow", "rude", "broken", "Late", "never again", "not worth it", "dirty"};
        String[] neutral = {"the parcel", "service", "the room", "we thought", "and", "in Zürich", "it's", "24 hours"};
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            boolean positive = random.nextBoolean();
            StringBuilder review = new StringBuilder();
            for (int word = 0; word < 3 + random.nextInt(6); word++) {
                boolean telling = random.nextDouble() < 0.4;
                boolean wrong = random.nextDouble() < 0.1;
                String[] from = telling ? positive != wrong ? good : bad : neutral;
                review.append(word == 0 ? "" : " ").append(from[random.nextInt(from.length)]);
            }
            String stars = random.nextDouble() < 0.1 ? "" : String.valueOf(1 + random.nextInt(5));
            lines.add('"' + review.toString() + "!\"," + stars + "," + (positive ? "good" : "bad"));
        }
        return lines;
    }

    private static List<String> species(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] names = {"finch", "heron", "wren"};
        double[][] means = {{14, 24, 20}, {95, 180, 1500}, {9, 15, 9}};
        for (int row = 0; row < rows; row++) {
            int kind = random.nextInt(names.length);
            StringBuilder line = new StringBuilder();
            for (double mean : means[kind]) {
                line.append(number(mean * (0.8 + 0.4 * random.nextDouble()), 1)).append(',');
            }
            lines.add(line + names[kind]);
        }
        return lines;
    }

    private static List<String> measurements(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] remarks = {"a 5\" bolt", "\"as new", "worn\"", "plain", "it's 3' long"};
        for (int row = 0; row < rows; row++) {
            double inches = 10 * random.nextDouble();
            lines.add(number(inches, 2) + '\t' + remarks[random.nextInt(remarks.length)] + '\t'
                    + (inches + random.nextDouble() > 5.5 ? "no" : "yes"));
        }
        return lines;
    }

    private static List<String> notes(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] notes = {"\"paid,\nthen \"\"complained\"\"\"", "\"two\r\nlines\"", "single", "\"\"", "\"a, b\""};
        for (int row = 0; row < rows; row++) {
            int amount = random.nextInt(1000);
            lines.add(amount + "," + notes[random.nextInt(notes.length)] + "," + yes(random, amount / 100.0 - 5));
        }
        return lines;
    }

    private static List<String> cities(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] cities = {"Köln", "Zürich", "Besançon", "Århus", "Málaga"};
        for (int row = 0; row < rows; row++) {
            int size = random.nextInt(500);
            lines.add(size + "," + cities[random.nextInt(cities.length)] + "," + (size > 200 ? "ja" : "nein"));
        }
        return lines;
    }

    private static List<String> names(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            double sum = 0;
            for (int column = 0; column < 9; column++) {
                double value = random.nextDouble();
                sum += value;
                line.append(number(value, 3)).append(',');
            }
            lines.add(line + (sum > 4.5 ? "high" : "low"));
        }
        return lines;
    }

    private static String wide(long seed, int rows, int columns) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        StringBuilder header = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            header.append("sensor_").append(column).append(',');
        }
        lines.add(header + "site,fault");
        for (int row = 0; row < rows; row++) {
            StringBuilder line = new StringBuilder();
            double sum = 0;
            for (int column = 0; column < columns; column++) {
                double value = random.nextDouble();
                sum += column < 5 ? value : 0;
                line.append(random.nextDouble() < 0.01 ? "" : number(value, 3)).append(',');
            }
            lines.add(line + (random.nextBoolean() ? "A" : "B") + "," + (sum > 2.5 ? "yes" : "no"));
        }
        return lines(lines);
    }

    private static List<String> missing(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        String[] texts = {"NA", "?", "", "n/a", "-"};
        for (int row = 0; row < rows; row++) {
            int age = 18 + random.nextInt(60);
            int income = 1000 + random.nextInt(5000);
            String city = random.nextBoolean() ? "Oslo" : "Rome";
            lines.add((random.nextDouble() < 0.15 ? texts[random.nextInt(5)] : age) + ","
                    + (random.nextDouble() < 0.15 ? texts[random.nextInt(5)] : income) + ","
                    + (random.nextDouble() < 0.15 ? texts[random.nextInt(5)] : city) + ","
                    + yes(random, (income - 3500) / 500.0));
        }
        return lines;
    }

    private static List<String> numbers(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int plain = random.nextInt(1000);
            lines.add(plain + "," + String.format(Locale.ROOT, "%.3e", random.nextDouble()) + ","
                    + String.format(Locale.ROOT, "%05d", random.nextInt(1000)) + ",\"1," + (100 + random.nextInt(900))
                    + "\",+" + random.nextInt(10) + "," + (random.nextBoolean() ? "1e300" : "-1e300") + ","
                    + number(plain * 2 + random.nextDouble(), 3));
        }
        return lines;
    }

    private static List<String> empty(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int age = random.nextInt(100);
            lines.add(age + ",,same," + yes(random, (age - 50) / 5.0));
        }
        return lines;
    }

    private static List<String> rare(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            String kind = row == 100 ? "once" : row % 100 == 50 ? "thrice" : random.nextBoolean() ? "left" : "right";
            double x = (kind.equals("left") ? 0 : 3) + random.nextDouble();
            lines.add(number(x, 3) + "," + number(random.nextDouble(), 3) + "," + kind);
        }
        return lines;
    }

    private static List<String> duplicates(long seed, int rows) {
        List<String> lines = new ArrayList<>();
        List<String> different = churn(seed, rows / 3);
        for (int row = 0; row < rows; row++) {
            lines.add(different.get(row % different.size()));
        }
        return lines;
    }

    private static List<String> weighted(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int age = 18 + random.nextInt(60);
            int income = 1000 + random.nextInt(5000);
            lines.add(age + "," + income + "," + number(0.5 + 4 * random.nextDouble(), 2) + ","
                    + yes(random, (income - 3500) / 500.0));
        }
        return lines;
    }

    private static List<String> grades(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int grade = 1 + random.nextInt(10);
            lines.add(number(grade + random.nextDouble(), 2) + "," + number(random.nextDouble(), 2) + "," + grade);
        }
        return lines;
    }

    private static List<String> oneClass(long seed, int rows) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            lines.add(number(random.nextDouble(), 2) + "," + number(random.nextDouble(), 2) + ",same");
        }
        return lines;
    }

    private static String yes(Random random, double score) {
        return random.nextDouble() < 1 / (1 + StrictMath.exp(-2 * score)) ? "yes" : "no";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String lines(String header, List<String> rows) {
        return header + "\n" + lines(rows);
    }

    private static String lines(List<String> rows) {
        return String.join("\n", rows) + "\n";
    }

    private static String lines(String... rows) {
        return lines(List.of(rows));
    }

    /** One stored block, written by hand: the JDK's header names the operating system, and compressors change. */
    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 255, 1});
        little(file, content.length, 2);
        little(file, ~content.length, 2);
        file.write(content);
        CRC32 crc = new CRC32();
        crc.update(content);
        little(file, crc.getValue(), 4);
        little(file, content.length, 4);
        return file.toByteArray();
    }

    private static void little(ByteArrayOutputStream file, long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            file.write((int) (number >> (8 * i)));
        }
    }

    private void text(String name, String content) throws IOException {
        bytes(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private void bytes(String name, byte[] content) throws IOException {
        Files.write(folder.resolve(name), content);
    }
}
