import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** How texts of scripts without blanks are learnt. */
final class TextsTable {
    private static final String PROJECT = "texts";
    private static final int TRAINING_ROWS = 3_000;
    private static final int TEST_ROWS = 3_000;
    private static final double ALLOWED = 0.01;

    private final Builds builds;
    private final Peer peer;
    private final long seeds;

    TextsTable(Builds builds, Peer peer, long seeds) {
        this.builds = builds;
        this.peer = peer;
        this.seeds = seeds;
    }

    void addTo(Sheet sheet) throws IOException, InterruptedException {
        Map<String, Reviews> sets = new LinkedHashMap<>();
        List<Candidate> models = new ArrayList<>();
        for (Script script : Script.values()) {
            for (int classes : new int[] {2, 5}) {
                for (long seed = 1; seed <= seeds; seed++) {
                    String set = name(script, classes, seed);
                    Reviews reviews = new Reviews(script, classes, new Random(100 * seed + classes), TRAINING_ROWS + TEST_ROWS);
                    Path data = builds.data(PROJECT);
                    reviews.rows().write(data.resolve(set + "-train.csv"), 0, TRAINING_ROWS);
                    reviews.rows().write(data.resolve(set + "-test.csv"), TRAINING_ROWS, TRAINING_ROWS + TEST_ROWS);
                    sets.put(set, reviews);
                    models.add(new Candidate(
                            set, set, "<task>classification</task>" + Candidate.trainer("logistic-regression")));
                }
            }
        }
        builds.build(PROJECT, models);
        print(sheet, sets, peer.figures(PROJECT, builds.data(PROJECT), new ArrayList<>(sets.keySet())));
    }

    private void print(Sheet sheet, Map<String, Reviews> sets, Map<String, List<Double>> theirs) throws IOException {
        sheet.head(
                "Texts of scripts without blanks, as columns are found: accuracy of logistic-regression on " + TEST_ROWS
                        + " reviews (trained on " + TRAINING_ROWS + "). Rewritten: tf-idf of one and two characters, and"
                        + " logistic regression, with all that occurs as features. Allowed: " + ALLOWED + " less.",
                "script, classes", "rewritten", "its features", "product", "product - rewritten", "scikit-learn");
        for (Script script : Script.values()) {
            for (int classes : new int[] {2, 5}) {
                List<Double> ours = new ArrayList<>();
                List<Double> rewritten = new ArrayList<>();
                List<Double> peers = new ArrayList<>();
                int features = 0;
                for (long seed = 1; seed <= seeds; seed++) {
                    String set = name(script, classes, seed);
                    ours.add(builds.found(PROJECT, set).metric("accuracy"));
                    CharacterModel model = CharacterModel.of(sets.get(set), TRAINING_ROWS);
                    rewritten.add(model.accuracy());
                    features = Math.max(features, model.features());
                    peers.addAll(theirs.getOrDefault(set, List.of()));
                }
                Figures difference = Figures.of(ours).minus(Figures.of(rewritten));
                sheet.row(difference.reach(-ALLOWED), List.of(
                        script.text() + ", " + classes, Figures.of(rewritten).text(),
                        String.format(Locale.ROOT, "%,d", features), Figures.of(ours).text(), difference.text(),
                        Figures.of(peers).text()));
            }
        }
    }

    private static String name(Script script, int classes, long seed) {
        return script.text() + "-" + classes + "-" + seed;
    }
}

/** Scripts without blanks between words, and what is like them in real reviews. */
enum Script {
    CHINESE,
    /** With Latin words, numbers, blanks, and exclamation marks, which bad reviews have more of. */
    MIXED,
    JAPANESE,
    THAI,
    KHMER;

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Makes a word; the commoner letters are in more words. */
    String word(Random random) {
        StringBuilder word = new StringBuilder();
        int letters = 1 + random.nextInt(3);
        for (int i = 0; i < letters; i++) {
            double share = random.nextDouble() * random.nextDouble();
            switch (this) {
                case CHINESE, MIXED -> word.appendCodePoint(0x4e00 + (int) (share * 3_000) * 7 % 0x5000);
                case JAPANESE -> word.appendCodePoint(
                        random.nextBoolean() ? 0x3042 + (int) (share * 80) : 0x4e00 + (int) (share * 1_500) * 11 % 0x5000);
                case THAI -> {
                    word.appendCodePoint(0x0e01 + (int) (share * 44));
                    mark(word, random, 0x0e34, 7);
                }
                case KHMER -> {
                    word.appendCodePoint(0x1780 + (int) (share * 33));
                    mark(word, random, 0x17b6, 12);
                }
            }
        }
        return word.toString();
    }

    private static void mark(StringBuilder word, Random random, int first, int count) {
        if (random.nextInt(3) == 0) {
            word.appendCodePoint(first + random.nextInt(count));
        }
    }
}

/** Made-up reviews: most words say nothing of the class, some are likelier in one. */
final class Reviews {
    private static final int WORDS = 2_000;

    private final List<String> texts = new ArrayList<>();
    private final List<Integer> classes = new ArrayList<>();
    private final int count;

    Reviews(Script script, int count, Random random, int rows) {
        this.count = count;
        String[] words = new String[WORDS];
        int[] side = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = script == Script.MIXED && i % 20 == 7 ? " Brand" + i + " " : script.word(random);
            side[i] = random.nextInt(2) == 0 ? random.nextInt(count) : -1;
        }
        for (int row = 0; row < rows; row++) {
            int label = random.nextInt(count);
            StringBuilder text = new StringBuilder();
            int length = 8 + random.nextInt(25);
            for (int i = 0; i < length; i++) {
                int word = word(random);
                while (side[word] >= 0 && side[word] != label && random.nextInt(100) < 75) {
                    word = word(random);
                }
                text.append(words[word]);
                if (random.nextInt(7) == 0) {
                    text.append(mark(script, label, random));
                }
            }
            texts.add(text.toString().strip());
            classes.add(random.nextInt(20) == 0 ? random.nextInt(count) : label);
        }
    }

    private static int word(Random random) {
        double share = random.nextDouble();
        return (int) (share * share * WORDS);
    }

    private static String mark(Script script, int label, Random random) {
        if (script != Script.MIXED) {
            return random.nextBoolean() ? "\uff0c" : "\u3002";
        }
        return random.nextInt(label == 0 ? 2 : 4) == 0 ? "\uff01" : random.nextInt(5) == 0 ? " 20" + random.nextInt(30) : "\uff0c";
    }

    Rows rows() {
        Rows rows = new Rows("review,target");
        for (int row = 0; row < texts.size(); row++) {
            rows.add(texts.get(row), "class" + classes.get(row));
        }
        return rows;
    }

    List<String> texts() {
        return texts;
    }

    int label(int row) {
        return classes.get(row);
    }

    int classes() {
        return count;
    }
}

/**
 * What scikit-learn's {@code TfidfVectorizer(analyzer='char', ngram_range=(1, 2))} and {@code LogisticRegression()} would do,
 * written anew: nothing of the product is in it.
 */
final class CharacterModel {
    private static final int ITERATIONS = 600;

    private final Reviews reviews;
    private final int training;
    private final Map<String, Integer> number = new HashMap<>();
    private final int[][] features;
    private final double[][] values;
    private double[][] weights;

    private CharacterModel(Reviews reviews, int training) {
        this.reviews = reviews;
        this.training = training;
        int rows = reviews.texts().size();
        List<Map<String, Integer>> counts = new ArrayList<>();
        Map<String, Integer> with = new HashMap<>();
        for (int row = 0; row < rows; row++) {
            Map<String, Integer> count = counts(reviews.texts().get(row));
            counts.add(count);
            if (row < training) {
                for (String ngram : count.keySet()) {
                    with.merge(ngram, 1, Integer::sum);
                    number.putIfAbsent(ngram, number.size());
                }
            }
        }
        features = new int[rows][];
        values = new double[rows][];
        for (int row = 0; row < rows; row++) {
            weigh(row, counts.get(row), with);
        }
        weights = new double[reviews.classes()][number.size() + 1];
    }

    static CharacterModel of(Reviews reviews, int training) {
        CharacterModel model = new CharacterModel(reviews, training);
        model.learn();
        return model;
    }

    private static Map<String, Integer> counts(String text) {
        int[] letters = text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").codePoints().toArray();
        Map<String, Integer> counts = new TreeMap<>();
        for (int i = 0; i < letters.length; i++) {
            counts.merge(new String(letters, i, 1), 1, Integer::sum);
            if (i + 1 < letters.length) {
                counts.merge(new String(letters, i, 2), 1, Integer::sum);
            }
        }
        return counts;
    }

    private void weigh(int row, Map<String, Integer> count, Map<String, Integer> with) {
        List<String> known = count.keySet().stream().filter(number::containsKey).toList();
        features[row] = known.stream().mapToInt(number::get).toArray();
        values[row] = known.stream()
                .mapToDouble(ngram -> count.get(ngram) * (Math.log((1.0 + training) / (1.0 + with.get(ngram))) + 1))
                .toArray();
        double norm = Math.sqrt(java.util.Arrays.stream(values[row]).map(value -> value * value).sum());
        for (int i = 0; i < values[row].length; i++) {
            values[row][i] /= norm;
        }
    }

    /** Minimises the sum of the losses and half the squares of the weights, without the constant's, by Nesterov's method. */
    private void learn() {
        int classes = weights.length;
        double step = 1 / (training + 1.0);
        double root = Math.sqrt(step);
        double momentum = (1 - root) / (1 + root);
        double[][] before = new double[classes][number.size() + 1];
        for (int i = 0; i < ITERATIONS; i++) {
            double[][] ahead = new double[classes][];
            for (int c = 0; c < classes; c++) {
                ahead[c] = weights[c].clone();
                for (int k = 0; k < ahead[c].length; k++) {
                    ahead[c][k] += momentum * (weights[c][k] - before[c][k]);
                }
            }
            double[][] gradient = gradient(ahead);
            before = weights;
            for (int c = 0; c < classes; c++) {
                for (int k = 0; k < ahead[c].length; k++) {
                    ahead[c][k] -= step * gradient[c][k];
                }
            }
            weights = ahead;
        }
    }

    private double[][] gradient(double[][] at) {
        int constant = number.size();
        double[][] gradient = new double[at.length][];
        for (int c = 0; c < at.length; c++) {
            gradient[c] = at[c].clone();
            gradient[c][constant] = 0;
        }
        for (int row = 0; row < training; row++) {
            double[] shares = shares(at, row);
            for (int c = 0; c < at.length; c++) {
                double error = shares[c] - (reviews.label(row) == c ? 1 : 0);
                for (int i = 0; i < features[row].length; i++) {
                    gradient[c][features[row][i]] += error * values[row][i];
                }
                gradient[c][constant] += error;
            }
        }
        return gradient;
    }

    private double[] shares(double[][] at, int row) {
        double[] shares = new double[at.length];
        double sum = 0;
        for (int c = 0; c < at.length; c++) {
            double score = at[c][number.size()];
            for (int i = 0; i < features[row].length; i++) {
                score += at[c][features[row][i]] * values[row][i];
            }
            shares[c] = Math.exp(score);
            sum += shares[c];
        }
        for (int c = 0; c < at.length; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    double accuracy() {
        int right = 0;
        for (int row = training; row < features.length; row++) {
            double[] shares = shares(weights, row);
            int best = 0;
            for (int c = 1; c < shares.length; c++) {
                best = shares[c] > shares[best] ? c : best;
            }
            right += best == reviews.label(row) ? 1 : 0;
        }
        return right / (double) (features.length - training);
    }

    int features() {
        return number.size();
    }
}
