import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs builds with a fault each, for run-faults.sh, which says what its arguments mean.
 *
 * <p>A fault is a project, the state that it is in before the build, what is done to it, and what is right then. Faults with
 * the same goals share a run of Maven, as modules of their own that know nothing of each other (--fail-at-end); one that
 * hits Maven's own process has a run of its own.
 */
final class RunFaults {

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        List<Fault> faults = Catalog.all();
        Pattern only = Pattern.compile(options.getOrDefault("--only", ""));
        faults = faults.stream().filter(fault -> only.matcher(fault.id).find()).toList();
        if (options.containsKey("--list")) {
            faults.forEach(fault -> System.out.println(fault.id + "  (right: " + fault.right.text() + ")"));
            return;
        }
        Work work = new Work(Path.of(options.get("--work")), Path.of(options.get("--root")), options);
        Runtime.getRuntime().addShutdownHook(new Thread(work::unmount));
        Runner runner = new Runner(work, new States(work));
        List<Row> rows = runner.run(faults);
        System.exit(Table.print(rows, work.folder.resolve("table.md")) ? 0 : 1);
    }
}

record Row(String fault, String happened, String verdict) {}

/** Prints what was found. */
final class Table {
    private static final int WIDEST = 260;

    private Table() {}

    /** Returns whether every verdict is right. */
    static boolean print(List<Row> rows, Path file) throws IOException {
        StringBuilder text = new StringBuilder("| fault | what happened | verdict |\n| --- | --- | --- |\n");
        Map<String, Integer> totals = new TreeMap<>();
        for (Row row : rows) {
            String happened = row.happened().replaceAll("/\\S*/reactor/[^/\\s]+/", "").replace("|", "\\|");
            text.append("| ").append(row.fault()).append(" | ")
                    .append(happened.length() > WIDEST ? happened.substring(0, WIDEST) + "…" : happened)
                    .append(" | ").append(row.verdict()).append(" |\n");
            totals.merge(row.verdict(), 1, Integer::sum);
        }
        text.append('\n').append(rows.size()).append(" faults: ")
                .append(totals.entrySet().stream()
                        .map(total -> total.getValue() + " " + total.getKey())
                        .collect(Collectors.joining(", ")))
                .append(".\n");
        System.out.print(text);
        Files.writeString(file, text);
        return totals.keySet().stream().allMatch(verdict -> verdict.equals("right") || verdict.equals("skipped"));
    }
}
