import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How well models predict that nobody has tuned. */
final class QualityTable {

    /** What an area, a share or R² may be less than the better peer's. */
    private static final double LESS = 0.01;

    /** What a loss may be of the better peer's. */
    private static final double MORE = 1.02;

    private static final int THREADS = 2;

    /** Of fewer rows one trial tells too little. */
    private static final int FEW = 5000;
    private static final String OWN = "gradient-boosting";

    private final Wanted wanted;
    private final List<Peer> peers;
    private final Map<String, List<Double>> logarithms = new LinkedHashMap<>();

    QualityTable(Wanted wanted) {
        this.wanted = wanted;
        peers = wanted.peersOf(List.of(Peer.LIGHTGBM, Peer.SCIKIT_LEARN));
    }

    void addTo(Sheet sheet, List<Trials> given) throws IOException, InterruptedException {
        String names = peers.stream().map(Peer::name).collect(Collectors.joining(", "));
        sheet.head("Means over " + wanted.seeds() + " seeds, of fewer than " + FEW + " rows with " + Trials.PARTS + " trials each; in brackets those of " + names + "; right where no figure is more than "
                + LESS + " below the better peer's and no loss more than 2 % above it. scikit-learn is left out where there are texts:"
                + " it takes no lists, and thousands of words written out are hours of work. What falls short has the standard error of"
                + " the difference beside it.",
                List.of("set", "rows × columns", "AUC, R²", "accuracy", "log loss, RMSE", "loss / better peer's", ""));
        List<Trials> all = new ArrayList<>(given);
        all.addAll(MadeUp.all());
        for (Trials trials : all) {
            if (wanted.wants(trials.name())) {
                row(sheet, trials);
            }
        }
        sheet.sentence("Geometric mean of the loss beside each peer's: " + logarithms.entrySet().stream()
                .map(entry -> text(3, Math.exp(entry.getValue().stream().mapToDouble(value -> value).average().orElse(0))) + " "
                        + entry.getKey()).collect(Collectors.joining(", ")) + ".");
    }

    private void row(Sheet sheet, Trials trials) throws IOException, InterruptedException {
        Map<String, List<Map<String, Double>>> scores = scores(trials);
        Trial first = trials.of(1, 0);
        List<String> cells = new ArrayList<>(List.of(trials.name(),
                first.train().rows() + " × " + first.train().kinds().size()));
        List<String> shortOf = new ArrayList<>();
        String ratio = "";
        boolean numbers = first.train().classes() == 0;
        for (String score : numbers ? List.of(Worth.R2, "", Worth.RMSE) : List.of(Worth.AUC, Worth.ACCURACY, Worth.LOG_LOSS)) {
            if (score.isEmpty()) {
                cells.add("");
                continue;
            }
            Figures ours = Figures.of(scores.get(OWN), score);
            double own = ours.mean();
            Figures best = null;
            List<String> others = new ArrayList<>();
            for (Peer peer : peers) {
                if (!scores.containsKey(peer.name())) {
                    others.add(peer.takes(first.train()) ? "absent" : "left out");
                    continue;
                }
                Figures of = Figures.of(scores.get(peer.name()), score);
                double found = of.mean();
                others.add(text(3, found));
                best = best == null || (Worth.isLoss(score) ? found < best.mean() : found > best.mean()) ? of : best;
                if (Worth.isLoss(score)) {
                    logarithms.computeIfAbsent(peer.name(), key -> new ArrayList<>()).add(Math.log(own / found));
                }
            }
            cells.add(text(3, own) + " (" + String.join(", ", others) + ")");
            if (best != null && Worth.isLoss(score)) {
                ratio = text(3, own / best.mean());
            }
            if (best != null && (Worth.isLoss(score) ? own > MORE * best.mean() : own < best.mean() - LESS)) {
                double chance = ours.standardErrorBeside(best);
                shortOf.add(score + " " + (Worth.isLoss(score)
                        ? String.format(Locale.ROOT, "%+.1f ± %.1f %%", 100 * (own / best.mean() - 1), 100 * chance / best.mean())
                        : String.format(Locale.ROOT, "%+.3f ± %.3f", own - best.mean(), chance)));
            }
        }
        cells.add(ratio);
        sheet.row(cells, shortOf);
    }

    private Map<String, List<Map<String, Double>>> scores(Trials trials) throws IOException, InterruptedException {
        Map<String, List<Map<String, Double>>> scores = new LinkedHashMap<>();
        OwnTrainer own = new OwnTrainer(wanted.parameters(), THREADS);
        List<Path> folders = new ArrayList<>();
        List<Labelled> tests = new ArrayList<>();
        boolean any = peers.stream().anyMatch(peer -> !peer.isAbsent());
        int parts = trials.of(1, 0).train().rows() < FEW ? Trials.PARTS : 1;
        for (int i = 0; i < wanted.seeds() * parts; i++) {
            long seed = 1 + i / parts;
            Trial trial = trials.of(seed, i % parts);
            scores.computeIfAbsent(OWN, key -> new ArrayList<>()).add(Worth.of(trial.test(), own.predict(trial, seed)));
            if (any) {
                folders.add(wanted.work().resolve("rows-" + i));
                trial.write(folders.get(i));
                tests.add(trial.test());
            }
        }
        for (Peer peer : peers) {
            if (!peer.isAbsent() && peer.takes(tests.get(0))) {
                peer.train(THREADS, "defaults", folders);
                for (int i = 0; i < folders.size(); i++) {
                    scores.computeIfAbsent(peer.name(), key -> new ArrayList<>())
                            .add(Worth.of(tests.get(i), peer.predicted(folders.get(i))));
                }
            }
        }
        for (Path folder : folders) {
            Folders.delete(folder);
        }
        return scores;
    }

    private static String text(int digits, double value) {
        return Math.abs(value) >= 1000
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
