package io.github.mlmodel.maven.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Outcome;
import io.github.mlmodel.build.message.RowsJob;
import io.github.mlmodel.build.message.RowsResult;
import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.FeatureSpec;
import io.github.mlmodel.build.spec.ModelSpec;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.maven.fork.output.WorkerLog;
import io.github.mlmodel.model.text.Secrets;
import io.github.mlmodel.spi.TrainerSpec;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real worker on the JVM that runs the tests, which makes and takes archives. */
class ArchivedWorkerTest {

    @TempDir
    Path folder;

    private final List<Path> classPath = new ArrayList<>();

    @BeforeEach
    void makeJars() throws IOException {
        for (Path path : GivenWorkerProcess.classPathEntries()) {
            if (Files.isDirectory(path)) {
                Path jar = folder.resolve("jars").resolve(classPath.size() + ".jar");
                pack(path, jar);
                classPath.add(jar);
            } else if (Files.exists(path)) {
                classPath.add(path);
            }
        }
    }

    @Test
    void aLaterBuildMakesAnArchiveThatTheNextTakesAndLosesWhenItIsDamaged() throws IOException {
        List<String> taken = new ArrayList<>();
        run(0, taken);
        assertThat(archives()).isEmpty();

        run(1, taken);
        assertThat(archives()).hasSize(1);
        Path archive = archives().get(0);

        assertThat(run(2, taken)).contains("-XX:SharedArchiveFile=" + archive.toRealPath());
        assertThat(archives()).containsExactly(archive);
        damage(archive);
        assertThat(run(3, taken)).doesNotContain(archive.getFileName().toString());
        assertThat(archives()).hasSize(1).noneMatch(archive::equals);

        assertThat(taken).hasSize(4).allMatch(sentence -> sentence.equals(taken.get(0)));
        assertThat(folder.resolve("run")).isEmptyDirectory();
        assertThat(folder.resolve("worker.log")).isEmptyFile();
    }

    /** Returns the worker's command. */
    private String run(int build, List<String> taken) throws IOException {
        Path rows = Files.writeString(folder.resolve("rows.csv"), "a,b\n1,x\n");
        ModelSpec spec = new ModelSpec(
                "churn",
                "",
                null,
                DatasetSpec.of("rows.csv", "b"),
                FeatureSpec.byType(),
                TrainerSpec.of("random-forest"),
                1);
        RowsJob job = new RowsJob(
                spec, List.of(new DataFile("rows.csv", rows)), folder.resolve("no"), folder.resolve("held.csv"));
        // Times of files may lie some milliseconds back.
        Instant start = Instant.now().minusSeconds(60).plusSeconds(3600L * build);
        ClassArchives archives = ClassArchives.in(folder.resolve("cache"), Map.of(), start);
        StringBuilder command = new StringBuilder();
        new WorkerProcess(settings(), GivenWorkerProcess.budget(), new Debug(command), archives)
                .run(List.of(job), (ended, outcome) -> taken.add(((Outcome.Failed<RowsResult>) outcome).sentence()));
        return command.toString();
    }

    private List<Path> archives() throws IOException {
        return Folders.files(folder.resolve("cache")).stream()
                .filter(file -> file.getFileName().toString().startsWith("classes-"))
                .toList();
    }

    private static void damage(Path archive) throws IOException {
        try (FileChannel channel = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2);
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Path file : Folders.files(classes)) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }

    private WorkerSettings settings() {
        return new WorkerSettings(
                GivenWorkerProcess.JAVA,
                List.of(),
                classPath,
                List.of(),
                null,
                Map.of(),
                false,
                folder.resolve("run"),
                folder.resolve("worker.log"),
                Secrets.none());
    }

    /** Keeps what is said of how it is done. */
    private record Debug(StringBuilder said) implements WorkerLog {

        @Override
        public void info(String line) {}

        @Override
        public void warn(String line) {}

        @Override
        public void debug(String line) {
            said.append(line);
        }
    }
}
