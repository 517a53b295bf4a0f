import java.util.List;

/** Calls that the system refuses, disks that are full, and processes that are ended at a call. */
final class SystemFaults extends Faults {

    SystemFaults(List<Fault> faults) {
        super(faults);
    }

    @Override
    void add() {
        refusedWrites();
        refusedReads();
        fullDisks();
        kills();
    }

    /** Errors of the system, and how a user is told of them. */
    private enum Refusal {
        ENOSPC(28, "there is no room"),
        EACCES(13, "there is no permission (?:for|to read or write) \\S*%s"),
        EIO(5, "\\S*%s: Input/output error"),
        EROFS(30, "\\S*%s: Read-only file system"),
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
        // A CI reads it as the verdict.
        refused("target/surefire-reports/TEST-mlmodel.churn.xml", State.TRAINED, "test", "");
        // Reports, and what saves work, may fail: then they warn.
        refused(MODEL + "report.html", State.TRAINED, "test", "%s");
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

    private void kills() {
        record Moment(String process, String call, String pattern, State state, String goals) {}
        for (Moment moment : List.of(
                new Moment("worker", "rename", "target/mlmodel/.work/train/churn/model.onnx", State.SOURCES, "package"),
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
}
