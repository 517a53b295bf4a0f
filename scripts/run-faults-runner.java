import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs faults and judges what happened. */
final class Runner {
    private static final int MOST_MODULES = 40;

    /** What no message to a user says. */
    private static final Pattern LEAK = Pattern.compile(
            "NullPointerException|\\bjava\\.(?:io|nio|lang|util)\\.[\\w.]*(?:Exception|Error)|UncheckedIO|System\\.exit"
                    + "|Internal error|\\tat io\\.github");

    private final Work work;
    private final States states;
    private final Maven maven;
    private final Path reactor;
    private final Path marks;
    private final Map<String, String> missed = new LinkedHashMap<>();

    Runner(Work work, States states) throws IOException {
        this.work = work;
        this.states = states;
        this.maven = new Maven(work);
        this.reactor = Files.createDirectories(work.folder.resolve("reactor"));
        this.marks = Files.createDirectories(work.folder.resolve("marks"));
        Files.createDirectories(work.folder.resolve("logs"));
    }

    List<Row> run(List<Fault> faults) throws Exception {
        Map<String, Row> rows = new LinkedHashMap<>();
        Map<String, List<Fault>> groups = new LinkedHashMap<>();
        for (Fault fault : faults) {
            rows.put(fault.id, new Row(fault.id, "", "skipped"));
            String why = skipped(fault);
            if (why.isEmpty()) {
                groups.computeIfAbsent(fault.alone ? fault.id : fault.goals, key -> new ArrayList<>()).add(fault);
            } else {
                rows.put(fault.id, new Row(fault.id, why, "skipped"));
            }
        }
        int done = 0;
        for (List<Fault> group : groups.values()) {
            for (int from = 0; from < group.size(); from += MOST_MODULES) {
                List<Fault> some = group.subList(from, Math.min(group.size(), from + MOST_MODULES));
                batch(new ArrayList<>(some), rows);
                done += some.size();
                System.err.println(done + " faults of " + faults.size());
            }
        }
        return List.copyOf(rows.values());
    }

    private String skipped(Fault fault) {
        if (fault.rule != null && !work.preloads()) {
            return "needs gcc and Linux";
        }
        return fault.mount != null && !work.mounts() ? "needs root on Linux" : "";
    }

    /** Builds some faults; after a build that hung, the rest once more. */
    private void batch(List<Fault> faults, Map<String, Row> rows) throws Exception {
        while (!faults.isEmpty()) {
            work.unmount();
            work.delete(reactor);
            Files.createDirectories(reactor);
            work.delete(marks);
            Files.createDirectories(marks);
            for (Fault fault : faults) {
                prepare(fault);
            }
            Map<String, Built> built = maven.build(reactor, names(faults), faults.get(0).goals, beside(faults));
            keepLog(faults.get(0).id);
            List<Fault> left = new ArrayList<>();
            List<Fault> again = new ArrayList<>();
            boolean hung = built.values().stream().anyMatch(Built::hung);
            for (Fault fault : faults) {
                Built one = built.get(fault.id);
                if (hung && !one.hung() && !one.ended()) {
                    left.add(fault);
                    continue;
                }
                Row row = judge(fault, one, false);
                rows.put(fault.id, row);
                System.err.println(row.verdict() + ": " + fault.id);
                if (fault.again && row.verdict().equals("right")) {
                    again.add(fault);
                }
            }
            if (!again.isEmpty()) {
                Map<String, Built> plain = maven.build(reactor, names(again), again.get(0).goals, Maven.Beside.NOTHING);
                keepLog(again.get(0).id + "-again");
                for (Fault fault : again) {
                    rows.put(fault.id, judge(fault, plain.get(fault.id), true));
                    System.err.println(rows.get(fault.id).verdict() + " in the next build: " + fault.id);
                }
            }
            work.unmount();
            faults = left.size() < faults.size() ? left : List.of();
        }
    }

    private void keepLog(String name) throws IOException {
        Files.copy(
                reactor.resolve("build.log"),
                work.folder.resolve("logs").resolve(name + ".log"),
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<String> names(List<Fault> faults) {
        return faults.stream().map(fault -> fault.id).toList();
    }

    private void prepare(Fault fault) throws Exception {
        Path module = reactor.resolve(fault.id);
        states.shipped(fault.project);
        states.copy(fault, module);
        fault.before.on(module);
        if (fault.mount != null) {
            work.mount(module.resolve(fault.mount.folder()), fault.mount.kibibytes());
        }
    }

    private Maven.Beside beside(List<Fault> faults) {
        List<String> rules = new ArrayList<>();
        Map<Path, Runnable> pauses = new LinkedHashMap<>();
        int largestFile = 0;
        for (Fault fault : faults) {
            largestFile = Math.max(largestFile, fault.largestFile);
            if (fault.rule == null) {
                continue;
            }
            Rule rule = fault.rule;
            rules.add(String.join(
                    "\t",
                    rule.call(),
                    rule.act(),
                    Integer.toString(rule.nth()),
                    Integer.toString(rule.times()),
                    rule.process(),
                    reactor.resolve(fault.id) + "/" + rule.pattern(),
                    marks.resolve(fault.id).toString()));
            if (rule.act().equals("pause")) {
                pauses.put(marks.resolve(fault.id), () -> act(fault));
            }
        }
        return new Maven.Beside(rules, pauses, largestFile);
    }

    private void act(Fault fault) {
        try {
            fault.meanwhile.on(reactor.resolve(fault.id));
        } catch (Exception e) {
            missed.put(fault.id, String.valueOf(e));
        }
    }

    private Row judge(Fault fault, Built built, boolean again) throws IOException, InterruptedException {
        Path module = reactor.resolve(fault.id);
        if (missed.containsKey(fault.id)) {
            return new Row(fault.id, "not done: " + missed.get(fault.id), "skipped");
        }
        if (fault.rule != null && !Files.exists(marks.resolve(fault.id))) {
            return new Row(fault.id, "no such call: " + happened(built), "skipped");
        }
        if (built.hung()) {
            return new Row(fault.id, "nothing for minutes", "hangs");
        }
        Right right = again ? Right.goesOn("") : fault.right;
        String difference = Shipped.difference(fault, module, built.success(), states.shipped(fault.project));
        if (!difference.isEmpty()) {
            return new Row(fault.id, difference + "; " + happened(built), "ships something wrong");
        }
        return new Row(fault.id, happened(built), verdict(right, built));
    }

    private static String verdict(Right right, Built built) {
        if (right.kind() == Right.Kind.ANY) {
            return built.success() ? "passes silently" : "right";
        }
        if (built.success()) {
            boolean said = Pattern.compile(right.warning()).matcher(built.all()).find();
            return right.kind() == Right.Kind.FAILS || !said ? "passes silently" : "right";
        }
        if (right.kind() == Right.Kind.GOES_ON) {
            return "fails without need";
        }
        boolean named = Pattern.compile(right.failure(), Pattern.DOTALL).matcher(errors(built)).find();
        return named && !LEAK.matcher(built.error().replaceAll("(?s)\\[ERROR] Last lines of .*", "")).find() ? "right" : "wrong message";
    }

    /** What Maven says at the end, and what the goals have said as errors before. */
    private static String errors(Built built) {
        return built.error() + built.log().lines().filter(line -> line.startsWith("[ERROR]")).collect(Collectors.joining("\n"));
    }

    private static String happened(Built built) {
        Stream<String> lines = built.success()
                ? built.log().lines().filter(line -> line.startsWith("[WARNING]"))
                : built.error().lines().filter(line -> !line.isBlank());
        String text = lines.limit(2).collect(Collectors.joining(" / "))
                .replaceFirst("\\[ERROR] Failed to execute goal \\S*:([a-z]+) \\([^)]*\\) on project \\S+:? ", "$1: ")
                .replaceAll("\\[(ERROR|WARNING)] ", "");
        return (built.success() ? "goes on" + (text.isEmpty() ? "" : ": ") : built.ended() ? "fails: " : "ends: ") + text;
    }
}
