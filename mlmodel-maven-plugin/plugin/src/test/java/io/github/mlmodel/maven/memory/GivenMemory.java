package io.github.mlmodel.maven.memory;

import io.github.mlmodel.maven.given.GivenProject;
import io.github.mlmodel.maven.given.Lines;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.PluginDescriptor;

/** What a project's goals remember, an hour after its files were written. */
final class GivenMemory {

    final GivenProject given;
    final List<Artifact> plugin = new ArrayList<>();
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    String goal = "test";

    GivenMemory(GivenProject given) {
        this.given = given;
    }

    static GivenMemory in(Path base) {
        GivenProject given = GivenProject.in(base, "1.0-SNAPSHOT", GivenProject.plugin("<threads>1</threads>", ""));
        given.environment.setProperty("env.HOME", "/home/somebody");
        given.asked.add("verify");
        given.write("pom.xml", "<project/>");
        given.write("datasets/churn.csv", "age,churned\n30,yes\n");
        given.write("src/train/java/Own.java", "class Own {}");
        given.write("target/mlmodel/churn/model.onnx", "graph");
        given.write("target/classes/META-INF/mlmodel/churn/model.onnx", "graph");
        given.write("target/surefire-reports/TEST-mlmodel.churn.xml", "<testsuite/>");
        return new GivenMemory(given);
    }

    /** Returns the memory, if there is one. */
    Optional<RunMemory> memory() {
        PluginDescriptor descriptor = new PluginDescriptor();
        descriptor.setArtifacts(plugin);
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setGoal(goal);
        mojo.setPluginDescriptor(descriptor);
        return RunMemory.of(
                given.project,
                given.session(),
                new MojoExecution(mojo, "default"),
                given.base().resolve("cache"),
                given.log,
                clock);
    }

    /** A run that says one line. */
    void run() {
        run(notes -> {});
    }

    /** A run of which is noted what {@code work} notes. */
    void run(Work work) {
        RunMemory memory = memory().orElseThrow();
        RunNotes notes = new RunNotes();
        notes.says(RunAct.INFO, "churn: up to date");
        work.run(notes);
        memory.remember(notes, given.log);
    }

    /** Returns the lines of the run that is repeated; nothing where none is. */
    List<String> repeated() {
        Lines lines = new Lines();
        lines.debugging = given.log.debugging;
        boolean repeated =
                memory().orElseThrow().repeat(lines, (type, classifier, file) -> lines.info("attached " + type));
        return repeated ? lines.info : List.of();
    }

    /** What a goal does. */
    interface Work {

        void run(RunNotes notes);
    }
}
