import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What weights of classes do for a rare class. */
final class WeightsTable {
    private static final String PROJECT = "weights";
    private static final int TRAINING_ROWS = 4_000;
    private static final int TEST_ROWS = 4_000;

    /** Rows of the rare class are five of a hundred: with this weight both classes weigh nearly the same. */
    private static final String BY_CLASS = "<classWeight><class><name>rare</name><weight>19</weight></class></classWeight>";

    /** The rewritten weight says the same as the balanced one, but for chance in what is rare. */
    private static final double ALLOWED = 0.03;

    private static final String[] KINDS = {"none", "balanced", "by-class"};

    private final Builds builds;
    private final Peer peer;
    private final long seeds;

    WeightsTable(Builds builds, Peer peer, long seeds) {
        this.builds = builds;
        this.peer = peer;
        this.seeds = seeds;
    }

    private static Map<String, String> trainers() {
        Map<String, String> trainers = new LinkedHashMap<>();
        trainers.put("logistic-regression", Candidate.trainer("logistic-regression"));
        trainers.put("decision-tree", Candidate.trainer("decision-tree", "maxDepth", "5"));
        trainers.put("random-forest", Candidate.trainer("random-forest", "minSamplesLeaf", "20"));
        trainers.put("extra-trees", Candidate.trainer("extra-trees", "minSamplesLeaf", "20"));
        trainers.put("gradient-boosting", Candidate.trainer("gradient-boosting"));
        trainers.put("neural-network", Candidate.trainer("neural-network"));
        return trainers;
    }

    void addTo(Sheet sheet) throws IOException, InterruptedException {
        List<String> sets = new ArrayList<>();
        List<Candidate> models = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            String set = "rare-" + seed;
            sets.add(set);
            Rows rows = rows(new Random(seed));
            rows.write(builds.data(PROJECT).resolve(set + "-train.csv"), 0, TRAINING_ROWS);
            rows.write(builds.data(PROJECT).resolve(set + "-test.csv"), TRAINING_ROWS, rows.count());
            trainers().forEach((name, trainer) -> {
                models.add(new Candidate(name + "-" + set + "-none", set, trainer));
                models.add(new Candidate(
                        name + "-" + set + "-balanced", set, trainer + "<classWeight>balanced</classWeight>"));
                models.add(new Candidate(name + "-" + set + "-by-class", set, trainer + BY_CLASS));
            });
        }
        builds.build(PROJECT, models);
        print(sheet, peer.figures(PROJECT, builds.data(PROJECT), sets));
    }

    private void print(Sheet sheet, Map<String, List<Double>> theirs) throws IOException {
        sheet.head(
                "Weights of classes: balanced accuracy, and recall of a class of 5 % of " + TRAINING_ROWS + " rows, on "
                        + TEST_ROWS + ". Right: both rise with balanced weights, and a weight by class that makes classes"
                        + " weigh the same is within " + ALLOWED + ".",
                "trainer", "none", "recall", "balanced", "recall", "by class", "recall", "scikit-learn, balanced");
        for (String trainer : trainers().keySet()) {
            List<String> cells = new ArrayList<>(List.of(trainer));
            Figures[] accuracy = new Figures[KINDS.length];
            Figures[] recall = new Figures[KINDS.length];
            for (int i = 0; i < KINDS.length; i++) {
                accuracy[i] = figures(trainer, KINDS[i], false);
                recall[i] = figures(trainer, KINDS[i], true);
                cells.add(accuracy[i].text());
                cells.add(String.format(Locale.ROOT, "%.3f", recall[i].mean()));
            }
            List<Double> peers = new ArrayList<>();
            for (long seed = 1; seed <= seeds; seed++) {
                peers.addAll(theirs.getOrDefault("rare-" + seed + "-" + trainer, List.of()));
            }
            cells.add(Figures.of(peers).text());
            boolean fine = accuracy[1].minus(accuracy[0]).mean() > 0
                    && recall[1].minus(recall[0]).mean() > 0
                    && accuracy[2].minus(accuracy[1]).reach(-ALLOWED)
                    && (peers.isEmpty() || accuracy[1].minus(Figures.of(peers)).reach(-ALLOWED));
            sheet.row(fine, cells);
        }
    }

    private Figures figures(String trainer, String kind, boolean recall) throws IOException {
        List<Double> values = new ArrayList<>();
        for (long seed = 1; seed <= seeds; seed++) {
            Found found = builds.found(PROJECT, trainer + "-rare-" + seed + "-" + kind);
            values.add(recall ? found.ofClass("recall", "rare") : found.metric("balanced_accuracy"));
        }
        return Figures.of(values);
    }

    private static Rows rows(Random random) {
        Rows rows = new Rows("x,y,z,kind,target");
        for (int row = 0; row < TRAINING_ROWS + TEST_ROWS; row++) {
            boolean rare = random.nextInt(20) == 0;
            double shift = rare ? 1.2 : 0;
            rows.add(
                    random.nextGaussian() + shift,
                    random.nextGaussian() + 0.8 * shift,
                    random.nextGaussian(),
                    random.nextInt(3) == 0 == rare ? "a" : "b",
                    rare ? "rare" : "common");
        }
        return rows;
    }
}
