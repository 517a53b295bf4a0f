import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

/** What all kinds of faults are written with. */
abstract class Faults {
    static final String MODEL = "target/mlmodel/churn/";
    static final String OUTPUT = "target/classes/META-INF/mlmodel/churn/";
    static final String BUNDLE = "target/faulty-1.0.0-churn.zip";
    static final String JAR = "target/faulty-1.0.0.jar";
    static final String PUBLISHED = "published/com/example/*/faulty/1.0.0/faulty-1.0.0-churn.zip";
    static final String CACHE = "The cache .* cannot be used as it should: ";

    private final List<Fault> faults;

    Faults(List<Fault> faults) {
        this.faults = faults;
    }

    /** Adds the faults of its kind. */
    abstract void add();

    Fault fault(String id, Project project, State state, String goals) {
        Fault fault = new Fault(id.replace("/", "-").replace("*", "x").replace("_", "-").toLowerCase(), project, state, goals);
        faults.add(fault);
        return fault;
    }

    static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The k-th goal of the plugin in this build begins by opening the lock of its module. */
    static Rule before(int goal) {
        return new Rule("create", "pause", goal, 1, "maven", "cache/locks/*.lock");
    }
}

/** The faults. */
final class Catalog {

    private Catalog() {}

    static List<Fault> all() {
        List<Fault> faults = new ArrayList<>();
        List.of(new SystemFaults(faults), new FileFaults(faults), new DataFaults(faults)).forEach(Faults::add);
        return faults;
    }
}
