import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A file of which it is known what is right.
 *
 * @param target what is to be predicted
 * @param plain whether a person would know so from the file alone
 * @param exclusions columns that are to be left out
 * @param formats elements that the configuration needs
 */
record KnownFile(
        String name,
        String header,
        Function<Random, String> row,
        String target,
        boolean plain,
        List<String> exclusions,
        List<String> formats) {

    String text(int rows) {
        Random random = new Random(name.hashCode());
        return (header.isEmpty() ? "" : header + "\n")
                + IntStream.range(0, rows).mapToObj(i -> row.apply(random).replace("#", String.valueOf(i + 1)))
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}

/** What init guesses of files. */
final class InitTable {
    private static final int ROWS = 1_500;

    private final Builds builds;

    InitTable(Builds builds) {
        this.builds = builds;
    }

    void addTo(Sheet sheet) throws IOException, InterruptedException {
        sheet.head(
                "init on files of " + ROWS + " rows. Right: the target stated where it is plain, and where it is not, among the"
                        + " three likeliest and none stated; all columns left out that should be, and no other; all formats.",
                "file", "target", "guess", "left out (missing: -, too many: +)", "formats", "gate");
        Path folder = Files.createDirectories(builds.folder("init"));
        for (KnownFile file : files()) {
            Files.writeString(folder.resolve(file.name()), file.text(ROWS));
            String printed = builds.maven("init-" + file.name(), folder,
                    List.of(builds.goal("init"), "-Dmlmodel.init.source=" + file.name()));
            row(sheet, file, printed);
        }
    }

    private static void row(Sheet sheet, KnownFile file, String printed) {
        List<String> stated = all("(?m)^Predict '(.+)' \\(", printed);
        List<String> likely = all("(?m)^mvn \\S+:init .*[\"' ]-Dmlmodel\\.init\\.target=([^\"'\\n]+)", printed);
        List<String> left = all("(?s)<exclude>(.*?)</exclude>", printed).stream()
                .flatMap(text -> all("<column>(.*?)</column>", text).stream())
                .sorted()
                .toList();
        List<String> lacking = file.formats().stream().filter(format -> !printed.contains(format)).toList();
        boolean target = file.plain() ? stated.contains(file.target()) : stated.isEmpty() && likely.contains(file.target());
        boolean columns = stated.isEmpty() || left.equals(file.exclusions().stream().sorted().toList());
        String guess = stated.isEmpty() ? "among " + String.join(", ", likely) : stated.get(0);
        sheet.row(target && columns && lacking.isEmpty(), List.of(
                file.name(),
                file.target() + (file.plain() ? "" : " (not plain)"),
                guess + (target ? "" : stated.isEmpty() ? "" : " **stated, wrong**"),
                stated.isEmpty() ? "" : differences(left, file.exclusions()),
                lacking.isEmpty() ? file.formats().size() + " of " + file.formats().size() : "lacks `" + lacking + "`",
                String.join("", all("<gate>(.*?)</gate>", printed))));
    }

    private static String differences(List<String> left, List<String> due) {
        List<String> all = new ArrayList<>();
        left.forEach(column -> all.add(due.contains(column) ? column : "+" + column));
        due.stream().filter(column -> !left.contains(column)).forEach(column -> all.add("-" + column));
        return String.join(", ", all);
    }

    private static List<String> all(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static List<KnownFile> files() {
        List<KnownFile> files = new ArrayList<>();
        files.add(file("churn.csv", "customer_id,age,plan,minutes,churned", "churned", List.of("customer_id"), List.of(),
                random -> {
                    int age = 18 + random.nextInt(60);
                    return 100_000 + random.nextInt(9_000_000) + "," + age + "," + one(random, "basic", "plus", "family") + ","
                            + decimal(random, 300) + "," + (noisy(random, age > 50) ? "yes" : "no");
                }));
        files.add(new KnownFile("houses.csv", "Id,LotArea,Neighborhood,YearBuilt,SalePrice,Condition", random -> {
                    int area = 2_000 + random.nextInt(9_000);
                    return "#," + area + "," + one(random, "OldTown", "Edwards", "Somerst", "NAmes") + ","
                            + (1900 + random.nextInt(110)) + ",\"$"
                            + String.format(Locale.US, "%,d", 40_000 + 25 * area + random.nextInt(30_000)) + "\","
                            + (1 + random.nextInt(9));
                }, "SalePrice", false, List.of("Id"),
                List.of("<number><columns>SalePrice</columns><thousands>,</thousands><unit>$</unit></number>")));
        files.add(file("intents.csv", "utterance,intent", "intent", List.of(), List.of(), random -> {
            int intent = random.nextInt(40);
            return "please " + one(random, "help me", "tell me", "i want") + " word" + intent + " and more" + intent + " "
                    + one(random, "now", "today", "soon") + " #,intent_" + intent;
        }));
        files.add(file("tweets.csv", "tweet_id,airline_sentiment,sentiment_confidence,airline,name,retweet_count,text",
                "airline_sentiment", List.of("tweet_id", "name"), List.of(), random -> {
                    String mood = one(random, "negative", "neutral", "positive");
                    return 570_000_000_000_000_000L + random.nextInt(1_000_000_000) + "," + mood + "," + decimal(random, 1) + ","
                            + one(random, "United", "Delta", "Virgin") + ",user" + random.nextInt(1_000_000) + ","
                            + random.nextInt(3) + ",the flight was " + mood.charAt(1) + "word " + one(random, "late", "full", "fine")
                            + " again #";
                }));
        files.add(file("flowers.csv", "", "column5", List.of(), List.of("<columns>"), random -> {
            int kind = random.nextInt(3);
            return decimal(random, 2 + kind) + "," + decimal(random, 3) + "," + decimal(random, 1 + 2 * kind) + ","
                    + decimal(random, 2) + "," + List.of("setosa", "versicolor", "virginica").get(kind);
        }));
        files.add(file("bikes.csv", "instant,dteday,season,temp,windspeed,casual,registered,cnt", "cnt",
                List.of("instant", "casual", "registered"), List.of("<form>date</form>"), random -> {
                    double heat = random.nextDouble();
                    int casual = (int) (900 * heat * random.nextDouble());
                    int registered = (int) (500 + 4_000 * heat + 500 * random.nextDouble());
                    return "#," + LocalDate.of(2011, 1, 1).plusDays(random.nextInt(700)) + "," + (1 + random.nextInt(4)) + ","
                            + decimal(heat) + "," + decimal(random, 1) + "," + casual + "," + registered + ","
                            + (casual + registered);
                }));
        files.add(file("mieten.csv", "Fl\u00e4che;Zimmer;Stadtteil;Miete", "Miete", List.of(),
                List.of("<decimal>,</decimal>"), random -> {
                    double area = 25 + random.nextInt(900) / 10.0;
                    return comma(area) + ";" + (1 + random.nextInt(5)) + ";" + one(random, "Mitte", "Nord", "S\u00fcd") + ";"
                            + comma(9.5 * area + random.nextInt(2_000) / 10.0);
                }));
        files.add(file("payments.csv", "created_at,amount,merchant,is_fraud", "is_fraud", List.of(),
                List.of("<form>epoch-seconds</form>"), random -> {
                    double amount = 1 + 500 * random.nextDouble() * random.nextDouble();
                    return 1_690_000_000L + random.nextInt(30_000_000) + "," + decimal(amount) + ","
                            + one(random, "shop", "travel", "food") + "," + (noisy(random, amount > 250) ? 1 : 0);
                }));
        files.add(file("spam.tsv", "", "column1", List.of(), List.of("<columns>"), random -> {
            boolean spam = random.nextInt(4) == 0;
            return (spam ? "spam" : "ham") + "\t" + (spam ? "win a free prize call " : "see you later at the ")
                    + one(random, "house", "station", "office", "number") + " #";
        }));
        files.add(file("wine.csv", "acidity,sugar,chlorides,density,ph,alcohol,quality", "quality", List.of(), List.of(),
                random -> {
                    double alcohol = 8 + 6 * random.nextDouble();
                    return decimal(random, 9) + "," + decimal(random, 20) + "," + decimal(random, 1) + "," + decimal(random, 2)
                            + "," + decimal(random, 4) + "," + decimal(alcohol) + ","
                            + Math.max(3, Math.min(9, (int) Math.round(alcohol / 2 + random.nextGaussian())));
                }));
        files.addAll(more());
        return files;
    }

    private static List<KnownFile> more() {
        List<KnownFile> files = new ArrayList<>();
        files.add(new KnownFile("measurements.csv", "alpha,beta,gamma,delta", random -> {
            double alpha = random.nextGaussian();
            double beta = random.nextGaussian();
            return decimal(alpha) + "," + decimal(2 * alpha - beta) + "," + decimal(beta) + "," + decimal(random, 5);
        }, "beta", false, List.of(), List.of()));
        files.add(file("reviews-zh.csv", "\u8bc4\u8bba,\u6807\u7b7e", "\u6807\u7b7e", List.of(), List.of(), random -> {
            boolean good = random.nextBoolean();
            return (good ? "\u8fd9\u4e2a\u4e1c\u897f\u5f88\u597d\u6211\u559c\u6b22" : "\u8d28\u91cf\u5f88\u5dee\u4e0d\u63a8\u8350")
                    + one(random, "\u5feb\u9012", "\u5305\u88c5", "\u4ef7\u683c", "\u5ba2\u670d") + (char) (0x4e00 + random.nextInt(900))
                    + (char) (0x4e00 + random.nextInt(900)) + "," + (good ? 1 : 0);
        }));
        files.add(file("credit.csv", "income,debt,risk_code,default", "default", List.of("risk_code"), List.of(), random -> {
            double debt = 100 * random.nextDouble();
            boolean bad = noisy(random, debt > 60);
            return decimal(random, 9_000) + "," + decimal(debt) + "," + (bad ? "HIGH" : "LOW") + "," + (bad ? 1 : 0);
        }));
        files.add(file("machines.csv", "timestamp,serial_number,vibration,pressure,machine_failure,temperature,humidity",
                "machine_failure", List.of("serial_number"), List.of("<form>date-time</form>"), random -> {
                    double vibration = random.nextGaussian();
                    return LocalDate.of(2025, 1, 1).plusDays(random.nextInt(300)) + "T" + String.format(
                                    Locale.ROOT, "%02d:%02d:00", random.nextInt(24), random.nextInt(60))
                            + ",SN" + (10_000 + random.nextInt(90_000)) + "," + decimal(vibration) + "," + decimal(random, 9) + ","
                            + (noisy(random, vibration > 1) ? "yes" : "no") + "," + decimal(random, 90) + "," + decimal(random, 1);
                }));
        files.add(file("passengers.csv", "PassengerId,Survived,Pclass,Name,Sex,Age,Ticket,Fare", "Survived",
                List.of("PassengerId", "Name", "Ticket"), List.of(), random -> {
                    boolean woman = random.nextInt(3) == 0;
                    return "#," + (noisy(random, woman) ? 1 : 0) + "," + (1 + random.nextInt(3)) + ",\"Name#, "
                            + (woman ? "Mrs" : "Mr") + "\"," + (woman ? "female" : "male") + ","
                            + (random.nextInt(5) == 0 ? "" : 1 + random.nextInt(70)) + ",T" + (100_000 + random.nextInt(900_000))
                            + "," + decimal(random, 90);
                }));
        return Collections.unmodifiableList(files);
    }

    private static KnownFile file(
            String name, String header, String target, List<String> out, List<String> formats, Function<Random, String> row) {
        return new KnownFile(name, header, row, target, true, out, formats);
    }

    private static String one(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private static boolean noisy(Random random, boolean truth) {
        return truth ^ random.nextInt(10) == 0;
    }

    private static String decimal(Random random, double most) {
        return decimal(most * random.nextDouble());
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private static String comma(double value) {
        return String.format(Locale.GERMANY, "%.2f", value);
    }
}
