import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

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

/** What is wanted of a build that meets a fault. */
record Right(Kind kind, String warning, String failure, boolean modelAlone) {

    enum Kind {
        GOES_ON,
        FAILS,
        EITHER,
        ANY
    }

    /** The build goes on, ships what it would have shipped, and says {@code warning}; an empty one says nothing. */
    static Right goesOn(String warning) {
        return new Right(Kind.GOES_ON, warning, "", false);
    }

    /** The build fails with a message that holds this. */
    static Right fails(String failure) {
        return new Right(Kind.FAILS, "", failure, false);
    }

    /** The build mends what is damaged, or fails with a message that holds this. */
    static Right mendsOrFails(String failure) {
        return new Right(Kind.EITHER, "", failure, false);
    }

    /** The build goes on without what is damaged and says this, or fails with a message that holds it. */
    static Right warnsOrFails(String text) {
        return new Right(Kind.EITHER, text, text, false);
    }

    /** The build was ended from outside; what counts is the next one. */
    static Right ends() {
        return new Right(Kind.ANY, "", "", false);
    }

    /** Compares {@code model.onnx} alone, because other data have another digest in all that tells of them. */
    Right ofModelAlone() {
        return new Right(kind, warning, failure, true);
    }

    String text() {
        return switch (kind) {
            case GOES_ON -> warning.isEmpty() ? "goes on" : "goes on, and says /" + warning + "/";
            case FAILS -> "fails with /" + failure + "/";
            case EITHER -> "mends it" + (warning.isEmpty() ? "" : " and says so") + ", or fails with /" + failure + "/";
            case ANY -> "the next build gives the same bytes";
        };
    }
}

/** A project that is built, and how. */
enum Project {
    TABLE("churn", "datasets/churn.csv", "<target>churned</target>", "accuracy >= 0.5"),
    FAILING("churn", "datasets/churn.csv", "<target>churned</target>", "accuracy >= 0.9999"),
    LINEAR("churn", "datasets/churn.csv", "<target>churned</target>", "accuracy >= 0.5"),
    PACKED("churn", "datasets/churn.csv.gz", "<target>churned</target>", "accuracy >= 0.5"),
    IMAGES("shade", "datasets/shades.idx.gz", "<labels>datasets/labels.idx.gz</labels>", "accuracy >= 0.5"),
    OWN("price", "datasets/house-prices.csv", "<target>price</target>", "own_share >= 0.5");

    final String model;
    final String source;
    final String target;
    final String gate;

    Project(String model, String source, String target, String gate) {
        this.model = model;
        this.source = source;
        this.target = target;
        this.gate = gate;
    }

    String trainer() {
        return switch (this) {
            case TABLE, FAILING, PACKED, IMAGES ->
                "<trainer><type>random-forest</type><parameters><trees>5</trees></parameters></trainer>";
            case LINEAR -> "<trainer>logistic-regression</trainer>";
            case OWN -> "<trainer>com.example.Mean</trainer>";
        };
    }
}

/** What was done in a project before the build that meets the fault. */
enum State {
    /** Nothing. */
    SOURCES(""),
    TRAINED("compile"),
    /** Failed gates are ignored. */
    TESTED("test -Dmlmodel.test.failure.ignore"),
    PACKAGED("package"),
    VERIFIED("verify"),
    /** The model is in the cache alone. */
    CACHED("package"),
    /** The model is in src/models alone. */
    STORED("verify -Dmlmodel.store");

    final String goals;

    State(String goals) {
        this.goals = goals;
    }
}

interface Action {
    void on(Path module) throws Exception;
}

/** A call that the preloaded library hits; paths are relative to the module. */
record Rule(String call, String act, int nth, int times, String process, String pattern) {

    static final int ALL = 1_000_000;

    static Rule error(String call, int number, String pattern) {
        return new Rule(call, Integer.toString(number), 1, ALL, "any", pattern);
    }

    static Rule kill(String process, String call, String pattern) {
        return new Rule(call, "kill", 1, 1, process, pattern);
    }

    static Rule pause(String call, String pattern) {
        return new Rule(call, "pause", 1, 1, "any", pattern);
    }
}

/** A folder of a module on a file system of its own, of so many KiB; 0: that cannot be written. */
record Mount(String folder, int kibibytes) {}

final class Fault {
    final String id;
    final Project project;
    final State state;
    final String goals;
    Right right = Right.fails("?");
    Action before = module -> {};
    Action meanwhile = module -> {};
    Rule rule;
    Mount mount;
    int largestFile;
    boolean alone;
    boolean again;
    boolean afterPublication;
    String name = "";

    Fault(String id, Project project, State state, String goals) {
        this.id = id;
        this.project = project;
        this.state = state;
        this.goals = goals;
    }

    Fault right(Right wanted) {
        right = wanted;
        return this;
    }

    Fault before(Action action) {
        before = action;
        return this;
    }

    Fault rule(Rule hit) {
        rule = hit;
        alone = hit.act().equals("kill") && !hit.process().equals("worker");
        again = hit.act().equals("kill");
        return this;
    }

    /** Does something while the build waits at a call. */
    Fault at(Rule moment, Action action) {
        rule = moment;
        meanwhile = action;
        return this;
    }

    Fault mount(String folder, int kibibytes) {
        mount = new Mount(folder, kibibytes);
        return this;
    }

    Fault largestFile(int kibibytes) {
        largestFile = kibibytes;
        alone = true;
        return this;
    }

    /** Calls the model by another name in the POM. */
    Fault renamed(String other) {
        name = other;
        return this;
    }

    /** What is damaged is what was published; it is for the build to notice. */
    Fault afterPublication() {
        afterPublication = true;
        return this;
    }
}

record Row(String fault, String happened, String verdict) {}

/** The folder that everything is in, and the only one that anything is written to or deleted in. */
final class Work {
    final Path folder;
    final Path root;
    final Map<String, String> options;
    final String version;

    Work(Path folder, Path root, Map<String, String> options) throws IOException {
        this.folder = folder.toRealPath();
        this.root = root.toRealPath();
        this.options = options;
        Matcher matcher = Pattern.compile("<version>(.*)</version>")
                .matcher(Files.readString(this.root.resolve("mlmodel-maven-plugin/pom.xml")));
        if (!matcher.find()) {
            throw new IllegalStateException("no version");
        }
        version = matcher.group(1);
    }

    boolean preloads() {
        return Files.exists(folder.resolve("run-faults.so"));
    }

    boolean mounts() {
        return "root".equals(System.getProperty("user.name"));
    }

    void mount(Path path, int kibibytes) throws IOException, InterruptedException {
        inside(path);
        Files.createDirectories(path);
        List<String> command = kibibytes == 0
                ? List.of("mount", "--bind", path.toString(), path.toString())
                : List.of("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "fault", path.toString());
        call(command);
        if (kibibytes == 0) {
            call(List.of("mount", "-o", "remount,bind,ro", path.toString()));
        }
    }

    /** Unmounts what is mounted below the folder. */
    void unmount() {
        try {
            if (!Files.exists(Path.of("/proc/mounts"))) {
                return;
            }
            for (String line : Files.readAllLines(Path.of("/proc/mounts"))) {
                String path = line.split(" ")[1];
                if (path.startsWith(folder + "/")) {
                    call(List.of("umount", path));
                }
            }
        } catch (IOException | InterruptedException e) {
            System.err.println("Not all is unmounted below " + folder + ": " + e);
        }
    }

    private static void call(List<String> command) throws IOException, InterruptedException {
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("failed: " + String.join(" ", command));
        }
    }

    void delete(Path path) throws IOException {
        inside(path);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    void inside(Path path) {
        Path parent = Objects.requireNonNull(path.toAbsolutePath().normalize().getParent());
        if (!parent.startsWith(folder)) {
            throw new IllegalArgumentException(path + " is not below " + folder);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Path there = to.resolve(from.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(each, there, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }
}

/** What a run of Maven did with one module. */
record Built(boolean ended, boolean success, boolean hung, String log, String error) {

    String all() {
        return log + "\n" + error;
    }
}

/** Runs Maven over some modules. */
final class Maven {
    private static final int LIMIT_SECONDS = 240;
    private static final Pattern MODULE = Pattern.compile("\\[INFO] Building (\\S+) 1\\.0\\.0.*");

    private final Work work;

    Maven(Work work) {
        this.work = work;
    }

    /** What runs beside Maven: rules for the library, and what is done when a mark is there. */
    record Beside(List<String> rules, Map<Path, Runnable> marks, int largestFile) {
        static final Beside NOTHING = new Beside(List.of(), Map.of(), 0);
    }

    Map<String, Built> build(Path reactor, List<String> modules, String goals, Beside beside)
            throws IOException, InterruptedException {
        String all = modules.stream().map(name -> "<module>" + name + "</module>").collect(Collectors.joining());
        Files.writeString(
                reactor.resolve("pom.xml"),
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>"
                        + "<groupId>com.example</groupId><artifactId>faults</artifactId><version>1</version>"
                        + "<packaging>pom</packaging><modules>" + all + "</modules>" + Poms.NOTHING_TO_DO + "</project>");
        ProcessBuilder builder = new ProcessBuilder(command(goals, beside)).directory(reactor.toFile());
        environment(builder.environment(), beside);
        builder.redirectErrorStream(true);
        Process process = builder.start();
        process.getOutputStream().close();
        StringBuffer output = new StringBuffer();
        Thread reader = new Thread(() -> read(process, output));
        reader.start();
        boolean hung = watch(process, output, beside.marks());
        reader.join(TimeUnit.SECONDS.toMillis(10));
        Files.writeString(reactor.resolve("build.log"), output);
        return split(modules, output.toString(), hung);
    }

    private List<String> command(String goals, Beside beside) {
        List<String> maven = new ArrayList<>(List.of(work.options.getOrDefault("--maven", "mvn"), "-B", "-ntp", "-fae"));
        maven.addAll(List.of("-s", work.folder.resolve("settings.xml").toString()));
        maven.add("-Dmaven.repo.local=" + work.options.get("--repository"));
        maven.add("-Dmlmodel.jvm.args=-XX:TieredStopAtLevel=1");
        maven.addAll(Arrays.asList(goals.split(" ")));
        if (beside.largestFile() == 0) {
            return maven;
        }
        List<String> limited = new ArrayList<>(
                List.of("bash", "-c", "ulimit -f " + beside.largestFile() + "; exec \"$@\"", "bash"));
        limited.addAll(maven);
        return limited;
    }

    private void environment(Map<String, String> environment, Beside beside) throws IOException {
        environment.put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -Xshare:auto");
        environment.put("LC_ALL", "C.UTF-8");
        if (beside.rules().isEmpty()) {
            return;
        }
        Path rules = work.folder.resolve("rules");
        Files.write(rules, beside.rules());
        environment.put("LD_PRELOAD", work.folder.resolve("run-faults.so").toString());
        environment.put("FAULT_ROOT", work.folder.resolve("reactor").toString());
        environment.put("FAULT_RULES", rules.toString());
    }

    private static void read(Process process, StringBuffer output) {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.append(line).append('\n');
            }
        } catch (IOException e) {
            output.append(e).append('\n');
        }
    }

    /** Waits for the end, does what the marks ask for, and ends a build that prints nothing for too long. */
    private static boolean watch(Process process, StringBuffer output, Map<Path, Runnable> marks)
            throws IOException, InterruptedException {
        Map<Path, Runnable> open = new LinkedHashMap<>(marks);
        int length = 0;
        long since = System.nanoTime();
        while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
            for (Path mark : List.copyOf(open.keySet())) {
                if (Files.exists(mark)) {
                    Objects.requireNonNull(open.remove(mark)).run();
                    Files.writeString(mark.resolveSibling(mark.getFileName() + ".go"), "");
                }
            }
            if (output.length() != length) {
                length = output.length();
                since = System.nanoTime();
            } else if (System.nanoTime() - since > TimeUnit.SECONDS.toNanos(LIMIT_SECONDS)) {
                List<ProcessHandle> below = process.descendants().toList();
                process.destroyForcibly();
                below.forEach(ProcessHandle::destroyForcibly);
                return true;
            }
        }
        return false;
    }

    private static Map<String, Built> split(List<String> modules, String output, boolean hung) {
        Map<String, StringBuilder> logs = new LinkedHashMap<>();
        Map<String, Boolean> ends = new LinkedHashMap<>();
        List<StringBuilder> errors = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        StringBuilder into = new StringBuilder();
        String last = "";
        boolean summary = false;
        for (String line : output.split("\n")) {
            Matcher module = MODULE.matcher(line);
            Matcher end = Pattern.compile("\\[INFO] (\\S+) 1\\.0\\.0 \\.* ?(SUCCESS|FAILURE|SKIPPED).*|\\[INFO] (\\S+) \\.+ "
                            + "(SUCCESS|FAILURE|SKIPPED).*")
                    .matcher(line);
            if (!summary && module.matches() && modules.contains(module.group(1))) {
                last = module.group(1);
                into = logs.computeIfAbsent(last, name -> new StringBuilder());
            } else if (line.startsWith("[INFO] Reactor Summary")) {
                summary = true;
                into = new StringBuilder();
            } else if (summary && end.matches()) {
                String name = end.group(1) != null ? end.group(1) : end.group(3);
                boolean success = line.contains(" SUCCESS");
                ends.put(name, success);
                if (!success && modules.contains(name)) {
                    failed.add(name);
                }
            } else if (summary && line.startsWith("[ERROR] Failed to execute goal")) {
                into = new StringBuilder(line).append('\n');
                errors.add(into);
            } else {
                into.append(line).append('\n');
            }
        }
        Map<String, Built> built = new LinkedHashMap<>();
        for (String name : modules) {
            int place = failed.indexOf(name);
            String error = place >= 0 && place < errors.size() ? errors.get(place).toString() : summary ? "" : into.toString();
            String log = Objects.requireNonNullElse(logs.get(name), new StringBuilder()).toString();
            built.put(name, new Built(
                    ends.containsKey(name),
                    Boolean.TRUE.equals(ends.get(name)),
                    hung && name.equals(last),
                    log,
                    error.replaceAll("(?s)\\[ERROR] *\\n\\[ERROR] To see the full stack trace.*", "")));
        }
        return built;
    }
}

/** Writes the projects. */
final class Poms {
    static final String NOTHING_TO_DO =
            "<build><plugins><plugin><artifactId>maven-install-plugin</artifactId><version>3.1.3</version><configuration><skip>true"
                    + "</skip></configuration></plugin><plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version>"
                    + "<configuration><skip>true</skip></configuration></plugin></plugins></build>";

    private Poms() {}

    /** Goals of Maven's own that have nothing to do here are not bound, because they cost time. */
    static String pom(Project project, String module, String model, String version) {
        return """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example.%s</groupId>
                  <artifactId>faulty</artifactId>
                  <version>1.0.0</version>
                  <name>%s</name>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.outputTimestamp>2026-01-01T00:00:00Z</project.build.outputTimestamp>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <distributionManagement>
                    <repository><id>faults</id><url>file://${project.basedir}/published</url></repository>
                  </distributionManagement>
                  <dependencies>
                    <dependency><groupId>io.github.mlmodel</groupId><artifactId>mlmodel-runtime</artifactId><version>%s</version></dependency>
                  </dependencies>
                  <build>
                    <plugins>
                      %s
                      <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                      <plugin><artifactId>maven-deploy-plugin</artifactId><version>3.1.4</version></plugin>
                      <plugin>
                        <groupId>io.github.mlmodel</groupId>
                        <artifactId>mlmodel-maven-plugin</artifactId>
                        <version>%s</version>
                        <executions>
                          <execution>
                            <goals><goal>train</goal><goal>test</goal><goal>package</goal><goal>verify</goal><goal>deploy</goal></goals>
                          </execution>
                        </executions>
                        <configuration>
                          <cacheDirectory>${project.basedir}/cache</cacheDirectory>
                          <models>
                            <model>
                              <name>%s</name>
                              <dataset><source>%s</source>%s</dataset>
                              %s
                              <gates><gate>%s</gate></gates>
                            </model>
                          </models>
                        </configuration>
                      </plugin>
                    </plugins>
                  </build>
                </project>
                """
                .formatted(
                        module.replace('.', '-'),
                        module,
                        version,
                        unbound("resources", "3.3.1", "resources", "testResources")
                                + unbound("compiler", "3.13.0", "compile", "testCompile")
                                + unbound("surefire", "3.5.2", "test")
                                + unbound("install", "3.1.3", "install"),
                        version,
                        model,
                        project.source,
                        project.target,
                        project.trainer(),
                        project.gate.replace("<", "&lt;"));
    }

    private static String unbound(String plugin, String version, String... goals) {
        String executions = Stream.of(goals)
                .map(goal -> "<execution><id>default-" + goal + "</id><phase>none</phase></execution>")
                .collect(Collectors.joining());
        return "<plugin><artifactId>maven-" + plugin + "-plugin</artifactId><version>" + version + "</version><executions>"
                + executions + "</executions></plugin>";
    }

    static void sources(Project project, Path module, Path root) throws IOException {
        Files.createDirectories(module.resolve(".mvn"));
        Path datasets = Files.createDirectories(module.resolve("datasets"));
        switch (project) {
            case TABLE, FAILING, LINEAR -> Files.copy(root.resolve("datasets/churn.csv"), datasets.resolve("churn.csv"));
            case PACKED -> Files.write(
                    datasets.resolve("churn.csv.gz"), Damage.packed(Files.readAllBytes(root.resolve("datasets/churn.csv"))));
            case IMAGES -> {
                Files.write(datasets.resolve("shades.idx.gz"), Damage.packed(Damage.images(200, 200)));
                Files.write(datasets.resolve("labels.idx.gz"), Damage.packed(Damage.labels(200, 200)));
            }
            case OWN -> {
                Files.copy(root.resolve("datasets/house-prices.csv"), datasets.resolve("house-prices.csv"));
                write(module.resolve("src/train/java/com/example/Mean.java"), OwnCode.TRAINER);
                write(module.resolve("src/evaluate/java/com/example/Share.java"), OwnCode.METRIC);
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

/** What stands in src/train and src/evaluate of the project with code of its own. */
final class OwnCode {
    static final String TRAINER =
            """
            package com.example;

            import io.github.mlmodel.model.Task;
            import io.github.mlmodel.spi.FeatureMatrix;
            import io.github.mlmodel.spi.FeatureNeeds;
            import io.github.mlmodel.spi.Learners;
            import io.github.mlmodel.spi.Predicted;
            import io.github.mlmodel.spi.Target;
            import io.github.mlmodel.spi.TrainedModel;
            import io.github.mlmodel.spi.Trainer;
            import io.github.mlmodel.spi.TrainerSpec;
            import io.github.mlmodel.spi.TrainingContext;
            import io.github.mlmodel.spi.TrainingData;
            import io.github.mlmodel.spi.TrainingResult;
            import io.github.mlmodel.spi.graph.ElementType;
            import io.github.mlmodel.spi.graph.GraphBuilder;
            import io.github.mlmodel.spi.graph.TensorData;
            import io.github.mlmodel.spi.graph.ValueInfo;
            import io.github.mlmodel.spi.graph.VersionedGraph;
            import java.util.List;

            /** Predicts the first feature. */
            public final class Mean implements Trainer {

                @Override
                public void configure(TrainerSpec spec, Task task) {}

                @Override
                public FeatureNeeds needs() {
                    return FeatureNeeds.IMPUTED;
                }

                @Override
                public Learners<FeatureMatrix> learners() {
                    return Learners.ofNumbers(this::train);
                }

                private TrainingResult<FeatureMatrix> train(
                        TrainingData<FeatureMatrix, Target.Numbers> data, TrainingContext context) {
                    return new TrainingResult<>(new First(data.features().width()));
                }

                private record First(int width) implements TrainedModel<FeatureMatrix> {

                    @Override
                    public Predicted.Kind kind() {
                        return Predicted.Kind.PREDICTION;
                    }

                    @Override
                    public VersionedGraph graph() {
                        GraphBuilder graph = new GraphBuilder("m");
                        String features = graph.input(INPUT, ElementType.FLOAT, ValueInfo.ROWS, width);
                        float[] weights = new float[width];
                        weights[0] = 1;
                        String product =
                                graph.node("MatMul", List.of(features, graph.constant(TensorData.floats(weights, width, 1))));
                        graph.output(product, "prediction", ElementType.FLOAT, ValueInfo.ROWS, 1);
                        return new VersionedGraph(graph.build());
                    }

                    @Override
                    public Predicted predict(FeatureMatrix features) {
                        float[] predictions = new float[features.rows()];
                        for (int row = 0; row < predictions.length; row++) {
                            predictions[row] = features.columns().get(0).value(row);
                        }
                        return new Predicted.Numbers(predictions);
                    }
                }
            }
            """;

    static final String METRIC =
            """
            package com.example;

            import io.github.mlmodel.spi.EvaluatedRows;
            import io.github.mlmodel.spi.Metric;

            public final class Share implements Metric {

                @Override
                public String name() {
                    return "own_share";
                }

                @Override
                public boolean higherIsBetter() {
                    return true;
                }

                @Override
                public double ofNumbers(EvaluatedRows.Numbers rows) {
                    return 1;
                }
            }
            """;

    private OwnCode() {}
}

/** Makes what is damaged. */
final class Damage {

    private Damage() {}

    enum Kind {
        FLIPPED,
        TRUNCATED,
        EMPTIED,
        FOLDER,
        PIPE,
        BROKEN_LINK,
        LINK_LOOP,
        LFS_POINTER
    }

    static final String POINTER = "version https://git-lfs.github.com/spec/v1\n"
            + "oid sha256:4665a5ea423c2713d436b5ee50593a9640e0018c1550b5a0002f74190d6caea8\nsize 12345\n";

    /** Damages a file, and leaves it its time: who looks at nothing else sees nothing. */
    static Action file(Kind kind, String name) {
        return module -> {
            Path file = one(module, name);
            FileTime time = Files.getLastModifiedTime(file);
            byte[] bytes = Files.readAllBytes(file);
            Files.delete(file);
            switch (kind) {
                case FLIPPED -> {
                    bytes[bytes.length / 2] ^= 1;
                    Files.write(file, bytes);
                }
                case TRUNCATED -> Files.write(file, Arrays.copyOf(bytes, bytes.length * 2 / 3));
                case EMPTIED -> Files.write(file, new byte[0]);
                case LFS_POINTER -> Files.writeString(file, POINTER);
                case FOLDER -> {
                    Files.createDirectory(file);
                    Files.writeString(file.resolve("something"), "in it");
                }
                case PIPE -> new ProcessBuilder("mkfifo", file.toString()).start().waitFor();
                case BROKEN_LINK -> Files.createSymbolicLink(file, Path.of("nowhere"));
                case LINK_LOOP -> Files.createSymbolicLink(file, file.getFileName());
            }
            if (Files.isRegularFile(file)) {
                Files.setLastModifiedTime(file, time);
            }
        };
    }

    /** Returns the file; {@code *} stands for the name of one folder. */
    static Path one(Path module, String name) throws IOException {
        Path path = module;
        for (String part : name.split("/")) {
            if (part.equals("*")) {
                try (Stream<Path> all = Files.list(path)) {
                    path = all.findFirst().orElseThrow();
                }
            } else {
                path = path.resolve(part);
            }
        }
        return path;
    }

    static Action replace(String name, String from, String to) {
        return module -> {
            Path file = one(module, name);
            String text = Files.readString(file);
            String changed = text.replaceAll(from, to);
            if (changed.equals(text)) {
                throw new IllegalStateException("There is no " + from + " in " + file);
            }
            Files.writeString(file, changed);
        };
    }

    static Action bytes(String name, byte[] bytes) {
        return module -> Files.write(module.resolve(name), bytes);
    }

    interface Change {
        byte[] of(byte[] bytes);
    }

    static Action change(String name, Change change) {
        return module -> {
            Path file = one(module, name);
            Files.write(file, change.of(Files.readAllBytes(file)));
        };
    }

    static Action all(Action... actions) {
        return module -> {
            for (Action action : actions) {
                action.on(module);
            }
        };
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] packed(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] unpacked(byte[] bytes) {
        try (InputStream in = new java.util.zip.GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] zip(Map<String, byte[]> files) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new ZipEntry(file.getKey()));
                out.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Dark and light images of 4 by 4; the header claims as many as it likes. */
    static byte[] images(int count, int claimed) {
        ByteBuffer bytes = ByteBuffer.allocate(16 + count * 16);
        bytes.putInt(0x803).putInt(claimed).putInt(4).putInt(4);
        Random random = new Random(7);
        for (int i = 0; i < count * 16; i++) {
            bytes.put((byte) (random.nextInt(100) + (i / 16 % 2) * 120));
        }
        return bytes.array();
    }

    static byte[] labels(int count, int claimed) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + count);
        bytes.putInt(0x801).putInt(claimed);
        for (int i = 0; i < count; i++) {
            bytes.put((byte) (i % 2));
        }
        return bytes.array();
    }
}

/** The projects in their states, each made once, and what an undisturbed build of each ships. */
final class States {
    private final Work work;
    private final Maven maven;
    private final Map<Project, Map<String, String>> shipped = new EnumMap<>(Project.class);

    States(Work work) {
        this.work = work;
        this.maven = new Maven(work);
    }

    /** Puts a project in a state into a folder. */
    void copy(Fault fault, Path module) throws IOException, InterruptedException {
        Work.copy(folder(fault.project, fault.state), module);
        String model = fault.name.isEmpty() ? fault.project.model : fault.name;
        Files.writeString(
                module.resolve("pom.xml"), Poms.pom(fault.project, module.getFileName().toString(), model, work.version));
    }

    private Path folder(Project project, State state) throws IOException, InterruptedException {
        String name = "state-" + project.name().toLowerCase(java.util.Locale.ROOT) + "-"
                + state.name().toLowerCase(java.util.Locale.ROOT);
        Path reactor = work.folder.resolve("states");
        Path folder = reactor.resolve(name);
        if (Files.exists(folder)) {
            return folder;
        }
        Files.createDirectories(folder);
        Poms.sources(project, folder, work.root);
        Files.writeString(folder.resolve("pom.xml"), Poms.pom(project, name, project.model, work.version));
        if (!state.goals.isEmpty()) {
            Built built = maven.build(reactor, List.of(name), state.goals, Maven.Beside.NOTHING).get(name);
            if (!built.success()) {
                throw new IllegalStateException("An undisturbed build failed, see " + reactor.resolve("build.log") + "\n"
                        + built.all());
            }
        }
        if (state == State.CACHED || state == State.STORED) {
            work.delete(folder.resolve("target"));
        }
        if (state == State.STORED) {
            work.delete(folder.resolve("cache"));
        }
        return folder;
    }

    /** Returns the SHA-256 of each file in the bundle that an undisturbed build makes. */
    Map<String, String> shipped(Project project) throws IOException, InterruptedException {
        if (!shipped.containsKey(project)) {
            if (project == Project.FAILING) {
                shipped.put(project, Map.of());
            } else {
                Path module = folder(project, State.PACKAGED);
                shipped.put(project, Shipped.entries(
                        module.resolve("target/faulty-1.0.0-" + project.model + ".zip"), ""));
            }
        }
        return shipped.get(project);
    }
}

/** What a build has shipped, or would. */
final class Shipped {

    private Shipped() {}

    /** Returns the SHA-256 of each file below a prefix in an archive; a file that is none gives a line of its own. */
    static Map<String, String> entries(Path archive, String prefix) {
        Map<String, String> entries = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(archive))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory() && entry.getName().startsWith(prefix)) {
                    entries.put(entry.getName().substring(prefix.length()), digest(in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            entries.put("cannot be read", String.valueOf(e));
        }
        return entries;
    }

    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.list(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(file.getFileName().toString(), digest(Files.readAllBytes(file)));
                }
            }
        }
        return files;
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns what differs from what an undisturbed build ships; empty if nothing does, or nothing was shipped. */
    static String difference(Fault fault, Path module, boolean success, Map<String, String> expected) throws IOException {
        List<String> wrong = new ArrayList<>();
        List<Path> archives = new ArrayList<>();
        if (!fault.afterPublication) {
            archives.addAll(archives(module.resolve("published")));
        }
        if (success) {
            archives.addAll(archives(module.resolve("target")));
            if (archives.isEmpty() && packages(fault.goals)) {
                wrong.add("nothing was packaged");
            }
        }
        String model = fault.name.isEmpty() ? fault.project.model : fault.name;
        if (success) {
            Map<String, String> output = files(module.resolve("target/classes/META-INF/mlmodel/" + model));
            if (!packages(fault.goals)) {
                // Before its evaluation, a model's grade says that there is none.
                output.keySet().removeAll(List.of("evaluation.json", "grade.json"));
            }
            Map<String, String> shipped = new TreeMap<>(expected);
            shipped.keySet().retainAll(output.keySet());
            compare(fault.right.modelAlone(), "target/classes", output, shipped, wrong);
        }
        for (Path archive : archives) {
            boolean jar = archive.toString().endsWith(".jar");
            Map<String, String> found = entries(archive, jar ? "META-INF/mlmodel/" + model + "/" : "");
            compare(fault.right.modelAlone(), module.relativize(archive).toString(), found, expected, wrong);
            if (jar) {
                entries(archive, "META-INF/mlmodel/").keySet().stream()
                        .filter(name -> !name.startsWith(model + "/"))
                        .forEach(name -> wrong.add(module.relativize(archive) + " has " + name));
            }
        }
        return String.join(", ", wrong);
    }

    private static void compare(
            boolean modelAlone, String archive, Map<String, String> found, Map<String, String> expected, List<String> wrong) {
        if (modelAlone) {
            if (!Objects.equals(found.get("model.onnx"), expected.get("model.onnx"))) {
                wrong.add("model.onnx in " + archive + " differs");
            }
            return;
        }
        for (String name : Stream.concat(found.keySet().stream(), expected.keySet().stream()).distinct().toList()) {
            if (!Objects.equals(found.get(name), expected.get(name))) {
                wrong.add(name + " in " + archive + (found.containsKey(name) ? " differs" : " is missing"));
            }
        }
    }

    private static boolean packages(String goals) {
        return Pattern.compile("\\b(package|verify|deploy)\\b").matcher(goals).find();
    }

    private static List<Path> archives(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.find(folder, 10, (path, attributes) -> attributes.isRegularFile()
                && path.toString().matches(".*\\.(zip|jar)")
                && !path.toString().contains("/.work/"))) {
            return all.sorted().toList();
        }
    }
}

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

/** The faults. */
final class Catalog {
    private static final String MODEL = "target/mlmodel/churn/";
    private static final String OUTPUT = "target/classes/META-INF/mlmodel/churn/";
    private static final String BUNDLE = "target/faulty-1.0.0-churn.zip";
    private static final String JAR = "target/faulty-1.0.0.jar";
    private static final String PUBLISHED = "published/com/example/*/faulty/1.0.0/faulty-1.0.0-churn.zip";
    private static final String CACHE = "The cache .* cannot be used as it should: ";

    private final List<Fault> faults = new ArrayList<>();

    static List<Fault> all() {
        Catalog catalog = new Catalog();
        catalog.refusedWrites();
        catalog.refusedReads();
        catalog.fullDisks();
        catalog.kills();
        catalog.damagedBetweenGoals();
        catalog.damagedBetweenBuilds();
        catalog.forged();
        catalog.damagedData();
        catalog.damagedCode();
        return catalog.faults;
    }

    /** Errors of the system, and how a user is told of them. */
    private enum Refusal {
        ENOSPC(28, "there is no room"),
        EACCES(13, "there is no permission (?:for|to read or write) \\S*%s"),
        EIO(5, "%s: Input/output error"),
        EROFS(30, "%s: Read-only file system"),
        EXDEV(18, "the file system refuses to rename \\S*%s");

        final int number;
        final String words;

        Refusal(int number, String words) {
            this.number = number;
            this.words = words;
        }

        String says(String name) {
            return "(?i)" + words.replace("%s", name.replace(".", "\\.") + "\\S*");
        }
    }

    private Fault fault(String id, Project project, State state, String goals) {
        Fault fault = new Fault(id.replace("/", "-").replace("*", "x").replace("_", "-").toLowerCase(), project, state, goals);
        faults.add(fault);
        return fault;
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The k-th goal of the plugin in this build begins by opening the lock of its module. */
    private static Rule before(int goal) {
        return new Rule("create", "pause", goal, 1, "maven", "cache/locks/*.lock");
    }

    // ---- (a) calls that are refused

    private void refusedWrites() {
        record Place(String file, State state, String goals) {}
        for (Place place : List.of(
                new Place("target/mlmodel/.work/train/churn/model.onnx", State.SOURCES, "compile"),
                new Place(MODEL + "model.onnx", State.SOURCES, "compile"),
                new Place(MODEL + "fingerprint.json", State.SOURCES, "compile"),
                new Place(OUTPUT + "model.onnx", State.SOURCES, "compile"),
                new Place("target/mlmodel/.work/test/churn/evaluation.json", State.TRAINED, "test"),
                new Place(MODEL + "grade.json", State.TRAINED, "test"),
                new Place(OUTPUT + "evaluation.json", State.TRAINED, "test"),
                new Place(BUNDLE, State.TESTED, "package"),
                new Place(MODEL + "receipt.json", State.VERIFIED, "deploy"),
                new Place("src/models/churn.onnx", State.PACKAGED, "verify -Dmlmodel.store"),
                new Place("src/models/churn.json", State.PACKAGED, "verify -Dmlmodel.store"))) {
            refused(place.file(), place.state(), place.goals(), "");
        }
        // Reports, and what saves work, may fail: then they warn.
        refused(MODEL + "report.html", State.TRAINED, "test", "%s");
        refused("target/surefire-reports/TEST-mlmodel.churn.xml", State.TRAINED, "test", "%s");
        refused(MODEL + "verification.json", State.PACKAGED, "verify", "%s");
        refused("cache/digests.json", State.SOURCES, "compile", CACHE + ".*%s");
        refused("cache/tasks.json", State.SOURCES, "compile", CACHE + ".*%s");
        for (Refusal refusal : List.of(Refusal.ENOSPC, Refusal.EIO, Refusal.EACCES)) {
            boolean write = refusal != Refusal.EACCES;
            refusedWrite("cache/models/.new*/*model.onnx*", write ? "write" : "create", refusal, State.SOURCES, "compile")
                    .right(Right.goesOn(CACHE + refusal.says("model.onnx")));
            refusedWrite("cache/evaluations/*", write ? "write" : "create", refusal, State.TRAINED, "test")
                    .right(Right.goesOn("cache.*" + refusal.words.replace("%s", "\\S*")));
        }
        refusedWrite("cache/models/*", "rename", Refusal.EXDEV, State.SOURCES, "compile")
                .right(Right.goesOn(CACHE + Refusal.EXDEV.says("")));
        refusedWrite("cache/models/*", "sync", Refusal.EIO, State.SOURCES, "compile").right(Right.goesOn(CACHE));
        refusedWrite("src/models/*", "sync", Refusal.EIO, State.PACKAGED, "verify -Dmlmodel.store")
                .right(Right.fails("src/models/\\S*: Input/output error"));
        for (Refusal refusal : List.of(Refusal.EACCES, Refusal.EROFS, Refusal.ENOSPC)) {
            refusedWrite("cache/locks/*", "create", refusal, State.SOURCES, "compile")
                    .right(Right.fails("The lock of this module cannot be taken in the cache .*mlmodel\\.cache\\.directory"));
            refusedWrite("target/mlmodel/.work/run-*", "mkdir", refusal, State.SOURCES, "compile")
                    .right(Right.fails(refusal == Refusal.ENOSPC ? "there is no room" : "\\.work"));
            refusedWrite("target/mlmodel/.work/run-*/request.json", "rename", refusal, State.SOURCES, "compile")
                    .right(Right.fails(refusal.says("request.json")));
            refusedWrite("target/mlmodel/.work/run-*/outcomes/*", "rename", refusal, State.SOURCES, "compile")
                    .right(Right.fails(refusal == Refusal.ENOSPC ? "there is no room" : "could not write its outcome"));
        }
    }

    /** All calls that put a file in its place, each refused once; {@code %s} in what is said stands for the cause. */
    private void refused(String file, State state, String goals, String warning) {
        String folder = file.substring(0, file.lastIndexOf('/') + 1);
        String temporary = folder + ".*" + last(file) + "*";
        record Call(String name, Refusal refusal, String pattern) {}
        for (Call call : List.of(
                new Call("create", Refusal.EACCES, temporary),
                new Call("write", Refusal.ENOSPC, temporary),
                new Call("write", Refusal.EIO, temporary),
                new Call("rename", Refusal.EXDEV, file),
                new Call("rename", Refusal.EROFS, file))) {
            if (file.startsWith(MODEL) && goals.equals("compile") && !call.name().equals("rename")) {
                // The worker has written it elsewhere.
                continue;
            }
            Fault fault = refusedWrite(call.pattern(), call.name(), call.refusal(), state, goals);
            String cause = call.refusal().says(last(file));
            fault.right(warning.isEmpty() ? Right.fails(cause) : Right.goesOn(warning.replace("%s", cause)));
        }
    }

    private Fault refusedWrite(String pattern, String call, Refusal refusal, State state, String goals) {
        String place = pattern.replace(".*", "").replaceAll("[*]+$", "").replace("META-INF/mlmodel/", "");
        return fault("refused-" + call + "-" + refusal + "-" + place, Project.TABLE, state, goals)
                .rule(Rule.error(call, refusal.number, pattern));
    }

    private void refusedReads() {
        record Place(String file, State state, String goals, Right right) {}
        for (Place place : List.of(
                new Place("datasets/churn.csv", State.SOURCES, "compile", Right.fails("churn\\.csv")),
                new Place(MODEL + "model.onnx", State.PACKAGED, "package", Right.mendsOrFails("model\\.onnx")),
                new Place(MODEL + "model.json", State.PACKAGED, "package", Right.mendsOrFails("model\\.json")),
                new Place(MODEL + "fingerprint.json", State.PACKAGED, "package", Right.mendsOrFails("fingerprint\\.json")),
                new Place(MODEL + "evaluation.json", State.PACKAGED, "package", Right.mendsOrFails("evaluation\\.json")),
                new Place(MODEL + "grade.json", State.PACKAGED, "package", Right.mendsOrFails("grade\\.json")),
                new Place(OUTPUT + "model.onnx", State.PACKAGED, "package", Right.mendsOrFails("model\\.onnx")),
                new Place(BUNDLE, State.PACKAGED, "verify", Right.mendsOrFails("faulty-1\\.0\\.0-churn\\.zip")),
                new Place("cache/models/*/model.onnx", State.CACHED, "compile", Right.goesOn(CACHE + ".*model\\.onnx")),
                new Place("cache/models/*/fingerprint.json", State.CACHED, "compile", Right.goesOn(CACHE + ".*fingerprint")),
                new Place("cache/digests.json", State.CACHED, "compile", Right.goesOn(CACHE + ".*digests\\.json")),
                new Place("cache/tasks.json", State.CACHED, "compile", Right.goesOn(CACHE + ".*tasks\\.json")),
                new Place("src/models/churn.onnx", State.STORED, "compile", Right.warnsOrFails("churn\\.onnx")),
                new Place("src/models/churn.json", State.STORED, "compile", Right.warnsOrFails("churn\\.json.*(?:permission|may not be read|Input/output error)")))) {
            fault("refused-open-eacces-" + place.file(), Project.TABLE, place.state(), place.goals())
                    .rule(Rule.error("open", 13, place.file()))
                    .right(place.right());
            fault("refused-read-eio-" + place.file(), Project.TABLE, place.state(), place.goals())
                    .rule(Rule.error("read", 5, place.file()))
                    .right(place.right());
        }
    }

    // ---- (b) full disks

    private void fullDisks() {
        Right noRoom = Right.fails("there is no room: the disk of \\S*target\\S* has [\\d.]+ (bytes|MB) free");
        for (int size : List.of(4, 16, 64, 1024, 20_000)) {
            fault("disk-of-target-" + size + "k", Project.TABLE, State.SOURCES, "package").mount("target", size).right(noRoom);
        }
        for (int size : List.of(4, 8, 16)) {
            fault("disk-of-cache-" + size + "k", Project.TABLE, State.SOURCES, "compile").mount("cache", size)
                    .right(Right.goesOn(CACHE + "there is no room"));
        }
        for (int size : List.of(16, 1024)) {
            fault("disk-of-worker-" + size + "k", Project.TABLE, State.SOURCES, "compile")
                    .mount("target/mlmodel/.work", size)
                    .right(noRoom);
        }
        fault("disk-of-models-8k", Project.TABLE, State.PACKAGED, "verify -Dmlmodel.store").mount("src/models", 8)
                .right(Right.fails("there is no room: the disk of \\S*src/models"));
        fault("read-only-target", Project.TABLE, State.SOURCES, "compile").mount("target", 0)
                .right(Right.fails("target\\S*: Read-only file system"));
        fault("read-only-cache", Project.TABLE, State.CACHED, "compile").mount("cache", 0)
                .right(Right.fails("The lock of this module .*Read-only file system"));
        fault("read-only-models", Project.TABLE, State.PACKAGED, "verify -Dmlmodel.store").mount("src/models", 0)
                .right(Right.fails("src/models\\S*: Read-only file system"));
        fault("mounted-output", Project.TABLE, State.SOURCES, "package").mount("target/classes", 4096).right(Right.goesOn(""));
        for (int size : List.of(4, 16, 1024)) {
            fault("largest-file-" + size + "k", Project.TABLE, State.SOURCES, "package").largestFile(size)
                    .right(Right.fails("larger than this user or this file system may have a file|could not write"));
        }
    }

    // ---- (c) kills

    private void kills() {
        record Moment(String process, String call, String pattern, State state, String goals) {}
        for (Moment moment : List.of(
                new Moment("worker", "rename", "target/mlmodel/.work/train/churn/model.onnx", State.SOURCES, "package"),
                new Moment("worker", "rename", "target/mlmodel/.work/train/churn/fingerprint.json", State.SOURCES, "package"),
                new Moment("worker", "rename", "target/mlmodel/.work/run-*/outcomes/*", State.SOURCES, "package"),
                new Moment("worker", "rename", "target/mlmodel/.work/test/churn/evaluation.json", State.SOURCES, "package"),
                new Moment("worker", "open", BUNDLE, State.PACKAGED, "verify"),
                new Moment("maven", "rename", MODEL + "model.onnx", State.SOURCES, "package"),
                new Moment("maven", "rename", MODEL + "fingerprint.json", State.SOURCES, "package"),
                new Moment("maven", "rename", OUTPUT + "model.onnx", State.SOURCES, "package"),
                new Moment("maven", "rename", OUTPUT + "fingerprint.json", State.SOURCES, "package"),
                new Moment("maven", "create", "cache/models/.new*/model.json", State.SOURCES, "package"),
                new Moment("maven", "rename", "cache/digests.json", State.SOURCES, "package"),
                new Moment("maven", "rename", MODEL + "evaluation.json", State.TRAINED, "package"),
                new Moment("maven", "rename", MODEL + "grade.json", State.TRAINED, "package"),
                new Moment("maven", "rename", OUTPUT + "grade.json", State.TRAINED, "package"),
                new Moment("maven", "rename", BUNDLE, State.TESTED, "package"),
                new Moment("maven", "create", JAR, State.TESTED, "package"),
                new Moment("maven", "create", PUBLISHED, State.VERIFIED, "deploy"),
                new Moment("maven", "rename", "src/models/churn.json", State.PACKAGED, "verify -Dmlmodel.store"))) {
            fault("kill-" + moment.process() + "-" + moment.call() + "-" + moment.pattern().replace("META-INF/mlmodel/", ""),
                            Project.TABLE, moment.state(), moment.goals())
                    .rule(Rule.kill(moment.process(), moment.call(), moment.pattern()))
                    .right(moment.process().equals("worker") ? Right.fails("SIGKILL") : Right.ends());
        }
    }

    // ---- (d) damaged files

    private static final List<Damage.Kind> KINDS = List.of(
            Damage.Kind.FLIPPED, Damage.Kind.TRUNCATED, Damage.Kind.EMPTIED, Damage.Kind.FOLDER, Damage.Kind.PIPE,
            Damage.Kind.BROKEN_LINK);

    private void damagedBetweenGoals() {
        for (Damage.Kind kind : KINDS) {
            for (String name : List.of("model.onnx", "model.json", "fingerprint.json", "evaluation.json", "grade.json")) {
                damaged("package", MODEL + name, kind, State.TESTED, "package").at(before(3), Damage.file(kind, MODEL + name))
                        .right(Right.mendsOrFails(name.replace(".", "\\.") + "|churn"));
                damaged("package", OUTPUT + name, kind, State.TESTED, "package").at(before(3), Damage.file(kind, OUTPUT + name))
                        .right(Right.mendsOrFails(name.replace(".", "\\.")));
            }
            damaged("package", JAR, kind, State.TESTED, "package").at(before(3), Damage.file(kind, JAR))
                    .right(Right.fails("faulty-1\\.0\\.0\\.jar"));
            damaged("verify", BUNDLE, kind, State.TESTED, "verify").at(before(4), Damage.file(kind, BUNDLE))
                    .right(Right.fails("faulty-1\\.0\\.0-churn\\.zip"));
            if (kind != Damage.Kind.PIPE) {
                // A pipe in a repository is Maven's to read; the goal ends that at its limit for an attempt, after long.
                damaged("deploy", PUBLISHED, kind, State.VERIFIED, "deploy").at(before(5), Damage.file(kind, PUBLISHED))
                        .afterPublication()
                        // A repository may show later what it has not yet.
                        .right(kind == Damage.Kind.BROKEN_LINK
                                ? Right.goesOn("unverified")
                                : Right.fails("com\\.example\\S*:zip:churn:1\\.0\\.0"));
            }
        }
    }

    private Fault damaged(String when, String file, Damage.Kind kind, State state, String goals) {
        return fault(kind + "-before-" + when + "-" + file.replace("META-INF/mlmodel/", "").replace("com/example/*/faulty/1.0.0/", ""),
                Project.TABLE, state, goals);
    }

    private void damagedBetweenBuilds() {
        for (Damage.Kind kind : KINDS) {
            for (String name : List.of("model.onnx", "model.json", "fingerprint.json", "training.json", "evaluation.json",
                    "grade.json")) {
                damaged("build", MODEL + name, kind, State.PACKAGED, "package").before(Damage.file(kind, MODEL + name))
                        .right(Right.mendsOrFails(name.replace(".", "\\.")));
            }
            damaged("build", BUNDLE, kind, State.VERIFIED, "verify").before(Damage.file(kind, BUNDLE))
                    .right(Right.mendsOrFails("faulty-1\\.0\\.0-churn\\.zip"));
            for (String name : List.of("cache/models/*/model.onnx", "cache/models/*/fingerprint.json", "cache/digests.json",
                    "cache/tasks.json")) {
                damaged("build", name, kind, State.CACHED, "compile").before(Damage.file(kind, name)).right(Right.goesOn(""));
            }
            for (String name : List.of("src/models/churn.onnx", "src/models/churn.json")) {
                damaged("build", name, kind, State.STORED, "compile").before(Damage.file(kind, name))
                        .right(Right.warnsOrFails(last(name).replace(".", "\\.")));
            }
        }
        for (String name : List.of("src/models/churn.onnx", "src/models/churn.json")) {
            damaged("build", name, Damage.Kind.LFS_POINTER, State.STORED, "compile")
                    .before(Damage.file(Damage.Kind.LFS_POINTER, name))
                    .right(Right.warnsOrFails("pointer of Git LFS"));
        }
    }

    // ---- (e) forged verdicts

    private void forged() {
        Right refused = Right.fails("churn.*accuracy");
        forged("grade", "verify -DskipTests", Damage.all(grade(MODEL), grade(OUTPUT)), refused);
        forged("evaluation", "verify -DskipTests", Damage.all(accuracy(MODEL), accuracy(OUTPUT)), refused);
        forged("evaluation-and-grade", "verify -DskipTests",
                Damage.all(accuracy(MODEL), accuracy(OUTPUT), grade(MODEL), grade(OUTPUT)), refused);
        forged("nothing-but-skipped-tests", "verify -DskipTests", module -> {}, refused);
        forged("nothing-but-skipped-goals", "verify -Dmlmodel.skip", module -> {}, Right.fails("churn"));
        forged("nothing-but-ignored-failures", "verify -Dmlmodel.test.failure.ignore", module -> {}, refused);
        forged("nothing-but-a-subset", "verify -Dmlmodel.models=other", module -> {}, Right.fails("mlmodel\\.models|other"));
        forged("renamed-model", "verify -DskipTests", module -> Files.delete(module.resolve(MODEL + "grade.json")),
                Right.fails("'later' did not pass|'churn' .*is configured in no execution"))
                .renamed("later");
        fault("forged-foreign-model", Project.TABLE, State.PACKAGED, "verify")
                .before(module -> Work.copy(module.resolve(OUTPUT), module.resolve("target/classes/META-INF/mlmodel/alien")))
                .right(Right.fails("alien.*configured in no execution"));
        fault("forged-stray-file", Project.TABLE, State.PACKAGED, "verify")
                .before(Damage.bytes(OUTPUT + "extra.bin", new byte[] {1}))
                .right(Right.mendsOrFails("extra\\.bin"));
        fault("forged-left-temporary-file", Project.TABLE, State.PACKAGED, "verify")
                .before(Damage.bytes(OUTPUT + ".fingerprint.json.0123456789abcdef.tmp", new byte[] {1}))
                .right(Right.mendsOrFails("fingerprint\\.json\\S*tmp"));
        fault("forged-no-grade", Project.TABLE, State.PACKAGED, "verify -DskipTests")
                .before(module -> Files.delete(module.resolve(MODEL + "grade.json")))
                .right(Right.mendsOrFails("churn"));
        fault("forged-bundle-of-another-model-before-verify", Project.TABLE, State.TESTED, "verify")
                .at(before(4), module -> Files.write(module.resolve(BUNDLE), Damage.zip(Map.of("model.onnx", new byte[] {8}))))
                .right(Right.fails("faulty-1\\.0\\.0-churn\\.zip"));
        fault("forged-model-in-output-before-package", Project.TABLE, State.TESTED, "package")
                .at(before(3), Damage.change(OUTPUT + "model.onnx", bytes -> Damage.joined(bytes, new byte[] {0})))
                .right(Right.mendsOrFails("model\\.onnx"));
    }

    private Fault forged(String id, String goals, Action action, Right right) {
        return fault("forged-" + id, Project.FAILING, State.TESTED, goals).before(action).right(right);
    }

    private static Action accuracy(String folder) {
        return Damage.replace(folder + "evaluation.json", "\"accuracy\": 0[.][0-9]+", "\"accuracy\": 0.99999");
    }

    private static Action grade(String folder) {
        return Damage.all(
                Damage.replace(folder + "grade.json", "FAIL", "PASS"),
                module -> {
                    Path file = module.resolve(folder + "grade.json");
                    Files.writeString(file, Files.readString(file).replace("\"passing\": false", "\"passing\": true"));
                });
    }

    // ---- (f) damaged data

    private void damagedData() {
        byte[] more = Damage.packed(Damage.utf8("\n"));
        packed("second-member-damaged", bytes -> Damage.joined(bytes, Arrays.copyOfRange(more, 2, more.length)), "behind|after|member");
        packed("garbage-behind", bytes -> Damage.joined(bytes, Damage.utf8("garbage")), "behind|after|member");
        packed("truncated", bytes -> Arrays.copyOf(bytes, bytes.length * 2 / 3), "not complete|incomplete|ends|truncated|damaged");
        packed("flipped", bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        }, "damaged|CRC|checksum|not complete|corrupt");
        packed("not-packed", Damage::unpacked, "gz|packed|gzip");
        packed("emptied", bytes -> new byte[0], "empty|no gzip|packed");
        packed("pointer", bytes -> Damage.utf8(Damage.POINTER), "LFS");
        table("emptied", bytes -> new byte[0], "empty");
        table("zero-bytes", bytes -> new byte[bytes.length], ":1 holds byte 0x00");
        table("nul-in-a-cell", bytes -> {
            bytes[2000] = 0;
            return bytes;
        }, ":\\d+ holds byte 0x00");
        table("long-line", bytes -> Damage.joined(bytes, new byte[0], Damage.utf8("x".repeat(20_000_000))), ":402 has 1 value|longest");
        table("pointer", bytes -> Damage.utf8(Damage.POINTER), "LFS");
        table("invalid-utf-8", bytes -> {
            bytes[2000] = (byte) 0xE9;
            return bytes;
        }, "UTF-8");
        table("utf-16-without-mark", bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE),
                "UTF-16LE");
        table("open-quote", bytes -> Damage.utf8(new String(bytes, StandardCharsets.UTF_8).replaceFirst("(?s)(.{4000}.*?,)", "$1\"")),
                "quote");
        table("ragged", bytes -> Damage.joined(bytes, Damage.utf8("1,2\n")), ":402 has 2 values");
        table("header-alone", bytes -> Arrays.copyOf(bytes, new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 1), "no rows|rows");
        table("cut-in-a-line", bytes -> Arrays.copyOf(bytes, bytes.length - 12), ":401 has 4 values");
        goesOn("byte-order-mark", bytes -> Damage.joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes));
        goesOn("carriage-returns", bytes -> Damage.utf8(new String(bytes, StandardCharsets.UTF_8).replace("\n", "\r\n")));
        goesOn("no-last-line-end", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        data("packed-zeros-behind", Project.PACKED, bytes -> Damage.joined(bytes, new byte[512]))
                .right(Right.goesOn("").ofModelAlone());
        data("packed-in-two-members", Project.PACKED, bytes -> {
            byte[] all = Damage.unpacked(bytes);
            return Damage.joined(Damage.packed(Arrays.copyOf(all, 3000)), Damage.packed(Arrays.copyOfRange(all, 3000, all.length)));
        }).right(Right.goesOn("").ofModelAlone());
        for (Damage.Kind kind : List.of(Damage.Kind.FOLDER, Damage.Kind.PIPE, Damage.Kind.BROKEN_LINK, Damage.Kind.LINK_LOOP)) {
            fault("data-" + kind, Project.TABLE, State.SOURCES, "compile").before(Damage.file(kind, Project.TABLE.source))
                    .right(Right.fails("churn\\.csv.*" + words(kind)));
        }
        images("claims-more", Damage.packed(Damage.images(200, 2_000_000_000)), "shades\\.idx\\.gz");
        images("claims-less", Damage.packed(Damage.images(200, 150)), "shades\\.idx\\.gz");
        images("other-magic", Damage.packed(Damage.labels(200, 200)), "shades\\.idx\\.gz");
        images("negative-count", Damage.packed(Damage.images(200, -1)), "shades\\.idx\\.gz");
        images("emptied", new byte[0], "shades\\.idx\\.gz");
        images("pointer", Damage.utf8(Damage.POINTER), "LFS");
        images("truncated", Damage.packed(Arrays.copyOf(Damage.images(200, 200), 2000)), "shades\\.idx\\.gz");
        fault("images-fewer-labels", Project.IMAGES, State.SOURCES, "compile")
                .before(Damage.bytes("datasets/labels.idx.gz", Damage.packed(Damage.labels(150, 150))))
                .right(Right.fails("150.*200|200.*150"));
        fault("images-labels-garbage", Project.IMAGES, State.SOURCES, "compile")
                .before(Damage.change("datasets/labels.idx.gz", bytes -> Damage.joined(bytes, Damage.utf8("garbage"))))
                .right(Right.fails("labels\\.idx\\.gz"));
    }

    private static String words(Damage.Kind kind) {
        return switch (kind) {
            case FOLDER -> "is a folder";
            case PIPE -> "is a pipe";
            case BROKEN_LINK -> "is a link to nowhere";
            case LFS_POINTER -> "is a pointer of Git LFS";
            case LINK_LOOP -> "leads back|loop";
            default -> "";
        };
    }

    private Fault data(String id, Project project, Damage.Change change) {
        return fault("data-" + id, project, State.SOURCES, "compile").before(Damage.change(project.source, change));
    }

    private void packed(String id, Damage.Change change, String says) {
        data("packed-" + id, Project.PACKED, change).right(Right.fails("churn\\.csv\\.gz.*(" + says + ")"));
    }

    private void table(String id, Damage.Change change, String says) {
        data(id, Project.TABLE, change).right(Right.fails("churn\\.csv.*(" + says + ")"));
    }

    private void goesOn(String id, Damage.Change change) {
        data(id, Project.TABLE, change).right(Right.goesOn("").ofModelAlone());
    }

    private void images(String id, byte[] bytes, String says) {
        fault("images-" + id, Project.IMAGES, State.SOURCES, "compile").before(Damage.bytes(Project.IMAGES.source, bytes))
                .right(Right.fails(says));
    }

    // ---- damaged code

    private void damagedCode() {
        for (String file : List.of("src/train/java/com/example/Mean.java", "src/evaluate/java/com/example/Share.java")) {
            for (Damage.Kind kind : List.of(Damage.Kind.TRUNCATED, Damage.Kind.EMPTIED, Damage.Kind.FOLDER, Damage.Kind.PIPE,
                    Damage.Kind.BROKEN_LINK, Damage.Kind.LFS_POINTER)) {
                fault("code-" + kind + "-" + last(file), Project.OWN, State.SOURCES, "test").before(Damage.file(kind, file))
                        .right(Right.fails(switch (kind) {
                            case TRUNCATED -> last(file) + ":\\d+";
                            case EMPTIED -> "com\\.example\\.Mean|own_share";
                            default -> last(file) + " " + words(kind);
                        }));
            }
            fault("code-unreadable-" + last(file), Project.OWN, State.SOURCES, "test")
                    .rule(Rule.error("open", 13, file))
                    .right(Right.fails("no permission (for|to read or write) \\S*" + last(file)));
        }
    }
}
