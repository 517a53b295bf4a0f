import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Files of the build that are damaged or forged between goals and between builds. */
final class FileFaults extends Faults {

    FileFaults(List<Fault> faults) {
        super(faults);
    }

    @Override
    void add() {
        damagedBetweenGoals();
        damagedBetweenBuilds();
        forged();
    }

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
}
