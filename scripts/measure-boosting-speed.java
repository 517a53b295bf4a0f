import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** What trainings take. */
final class SpeedTable {

    private static final int SMALL = 50_000;
    private static final int MILLION = 1_000_000;

    /** So many rows are shared by two threads. */
    private static final int SHARED = 100_000;

    /** Up to so many bytes of text the product does without the second compiler; and about how many a value has. */
    private static final long BRIEF = 8 << 20;

    private static final int BYTES_OF_A_VALUE = 9;

    private static final double MOST_OF_ONE_THREAD = 0.6;
    private static final double LESS = 0.001;
    private static final int LEAST_GIVEN = 20_000;
    private static final String OWN = "mlmodel";

    /** As a worker of the third build or a later one starts. */
    private static final String ARCHIVED = "mlmodel, classes archived";

    private final Wanted wanted;
    private final List<Peer> peers;

    SpeedTable(Wanted wanted) {
        this.wanted = wanted;
        peers = wanted.peersOf(List.of(Peer.LIGHTGBM, Peer.XGBOOST, Peer.SCIKIT_LEARN));
    }

    /** A set that is made up. */
    private record Made(String name, int rows, int width, int classes) implements Trials {
        @Override
        public Trial of(long seed, int part) {
            Random random = new Random(seed);
            int test = Math.max(4000, rows / 5);
            return classes == 0
                    ? MadeUp.numbers(random, name, rows, test, width, classes, MadeUp.friedman(random))
                    : new Clusters(random, width, width * 2 / 3, width / 6, classes, 0.02).trial(name, rows, test);
        }
    }

    void addTo(Sheet sheet, List<Trials> given) throws IOException, InterruptedException {
        List<Trials> all = new ArrayList<>(List.of(
                new Made("classes-10k", 10_000, 30, 2),
                new Made("classes-200k", 200_000, 30, 2),
                new Made("classes-1m", 1_000_000, 30, 2),
                new Made("numbers-500k", 500_000, 30, 0),
                new Made("20-classes-100k", 100_000, 100, 20)));
        all.addAll(given);
        sheet.head("The least of " + wanted.rounds() + " runs of each, in turns, pinned to as many processors as threads. CPU seconds with one thread: of ours the whole process"
                + " until the end of the fit, its start, compiler and collector included, without and with an archive of its classes; of the others reading the rows from"
                + " the same files and fitting, without their start. All grow " + wanted.trees() + " trees (a class) of 31 leaves.",
                List.of("set", "trainer", "CPU s", "/ LightGBM's", "wall s, 1 thread", "2 threads", "ratio", "peak MB", "score", ""));
        for (Trials trials : all) {
            if (wanted.wants(trials.name())) {
                measure(sheet, trials);
            }
        }
    }

    private void measure(Sheet sheet, Trials trials) throws IOException, InterruptedException {
        Trial trial = trials.of(1, 0);
        if (trial.train().rows() < LEAST_GIVEN && trials instanceof FileTrials) {
            return;
        }
        Path folder = wanted.work().resolve("rows");
        trial.write(folder);
        Labelled test = trial.test();
        int rows = trial.train().rows();
        boolean brief = (long) rows * trial.train().kinds().size() * BYTES_OF_A_VALUE <= BRIEF;
        trial = null;
        Map<String, List<Taken>> one = new LinkedHashMap<>();
        Map<String, List<Taken>> two = new LinkedHashMap<>();
        Path archive = wanted.work().resolve("classes.jsa");
        Files.deleteIfExists(archive);
        Taken.by(own(folder, 1, brief, "-XX:ArchiveClassesAtExit=" + archive), 1, wanted.work());
        for (int round = 0; round < wanted.rounds(); round++) {
            run(one, folder, 1, brief, archive);
            run(two, folder, 2, brief, archive);
        }
        String score = test.classes() == 0 ? Worth.R2 : test.classes() == 2 ? Worth.AUC : Worth.ACCURACY;
        double lightgbm = one.containsKey(Peer.LIGHTGBM) ? cpu(one.get(Peer.LIGHTGBM)) : Double.NaN;
        double theirs = one.containsKey(Peer.LIGHTGBM)
                ? Worth.of(test, peers.get(0).predicted(folder)).get(score) : Double.NaN;
        for (String trainer : one.keySet()) {
            double found = Worth.of(test, Peer.doubles(folder.resolve("predicted-" + (isOwn(trainer) ? OWN : trainer) + ".f64"))).get(score);
            double cpu = cpu(one.get(trainer));
            double ratio = wall(two.get(trainer)) / wall(one.get(trainer));
            List<String> cells = List.of(trials.name(), trainer, text(2, cpu), text(2, cpu / lightgbm),
                    text(2, wall(one.get(trainer))), text(2, wall(two.get(trainer))), text(2, ratio),
                    text(0, one.get(trainer).stream().mapToDouble(Taken::megabytes).max().orElseThrow()),
                    score + " " + text(4, found));
            if (isOwn(trainer)) {
                List<String> shortOf = new ArrayList<>();
                double goal = rows < SMALL ? 1 : rows < MILLION ? 0.7 : 0.6;
                if (cpu / lightgbm > goal) {
                    shortOf.add("CPU, goal " + text(1, goal));
                }
                if (rows >= SHARED && ratio > MOST_OF_ONE_THREAD) {
                    shortOf.add("2 threads, goal " + MOST_OF_ONE_THREAD);
                }
                if (found < theirs - LESS) {
                    shortOf.add(score + " " + String.format(Locale.ROOT, "%+.4f", found - theirs));
                }
                sheet.row(cells, shortOf);
            } else {
                sheet.remark(cells);
            }
        }
        for (Peer peer : peers) {
            if (peer.isAbsent()) {
                sheet.remark(List.of(trials.name(), peer.name(), "absent", "", "", "", "", "", ""));
            }
        }
        Folders.delete(folder);
    }

    private static boolean isOwn(String trainer) {
        return trainer.equals(OWN) || trainer.equals(ARCHIVED);
    }

    private List<String> own(Path folder, int threads, boolean brief, String... options) {
        List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java"));
        // As the product starts its worker.
        command.addAll(brief
                ? List.of("-XX:TieredStopAtLevel=1", "-XX:Tier3InvocationThreshold=1000", "-XX:Tier3BackEdgeThreshold=10000",
                        threads == 1 ? "-XX:-BackgroundCompilation" : "-XX:+BackgroundCompilation")
                : List.of("-XX:Tier4InvocationThreshold=20000", "-XX:Tier4CompileThreshold=60000", "-XX:Tier4BackEdgeThreshold=160000"));
        command.addAll(List.of(options));
        command.addAll(List.of("-Xlog:cds=off", "-Xlog:cds+dynamic=off", "-XX:ActiveProcessorCount=" + threads, "-XX:-UsePerfData", "-XX:+UseParallelGC", "-cp", System.getProperty("java.class.path"), "OwnTraining", folder.toString(), Integer.toString(threads)));
        command.add("rounds=" + wanted.trees());
        command.addAll(wanted.parameters());
        return command;
    }

    private void run(Map<String, List<Taken>> found, Path folder, int threads, boolean brief, Path archive)
            throws IOException, InterruptedException {
        add(found, OWN, Taken.by(own(folder, threads, brief), threads, wanted.work()));
        add(found, ARCHIVED, Taken.by(own(folder, threads, brief, "-XX:SharedArchiveFile=" + archive), threads, wanted.work()));
        for (Peer peer : peers) {
            if (!peer.isAbsent()) {
                add(found, peer.name(), peer.train(threads, Integer.toString(wanted.trees()), List.of(folder)));
            }
        }
    }

    private static void add(Map<String, List<Taken>> found, String trainer, List<Taken> taken) {
        found.computeIfAbsent(trainer, key -> new ArrayList<>()).addAll(taken);
    }

    private static double cpu(List<Taken> taken) {
        return taken.stream().mapToDouble(Taken::cpu).min().orElseThrow();
    }

    private static double wall(List<Taken> taken) {
        return taken.stream().mapToDouble(Taken::wall).min().orElseThrow();
    }

    private static String text(int digits, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
