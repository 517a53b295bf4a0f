package io.github.mlmodel.build.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFileTest {

    @TempDir
    Path temporary;

    private Path project;
    private Path stored;

    @BeforeEach
    void linkToAStoreOfLargeFiles() throws IOException {
        project = Files.createDirectories(temporary.toRealPath().resolve("project"));
        stored = Files.createDirectories(project.resolve(".dvc/cache")).resolve("ab12");
        Files.writeString(stored, "rows");
        Files.createSymbolicLink(project.resolve("rows.parquet"), stored);
    }

    @Test
    void aReaderThatGoesByNamesGetsThatOfTheLink() throws IOException {
        DataFile file = DataFile.in(checkout(), "rows.parquet", project.resolve("rows.parquet"));

        assertThat(file.path()).isEqualTo(stored);
        assertThat(file.asWritten()).isEqualTo(project.resolve("rows.parquet"));
    }

    @Test
    void aFolderIsNamedWithoutTheSlashAtItsEnd() throws IOException {
        Files.createDirectories(project.resolve("pets/cat"));

        DataFile folder = ImageSources.find(
                        checkout(), new Source.Images("pets//", new Source.Labels.Folders()), "source", "labels")
                .get(0);

        assertThat(folder.name()).isEqualTo("pets");
        assertThat(folder.file("cat/1.png").name()).isEqualTo("pets/cat/1.png");
        assertThat(new DataFile("/", Path.of("/")).name()).isEqualTo("/");
    }

    @Test
    void aLinkThatLeadsElsewhereByNowIsNotFollowed() throws IOException {
        DataFile file = DataFile.in(checkout(), "rows.parquet", project.resolve("rows.parquet"));
        Files.delete(project.resolve("rows.parquet"));
        Files.createSymbolicLink(
                project.resolve("rows.parquet"), Files.writeString(temporary.resolve("secret"), "secret"));

        assertThat(file.asWritten()).isEqualTo(stored);
    }

    @Test
    void aFileThatLeadsOutsideByNowIsRefused() throws IOException {
        DataFile file = DataFile.in(checkout(), "rows.parquet", project.resolve("rows.parquet"));
        Files.delete(stored);
        Files.createSymbolicLink(stored, Files.writeString(temporary.resolve("secret"), "secret"));

        assertThatThrownBy(file::asWritten)
                .isInstanceOf(MlModelException.class)
                .hasMessageStartingWith(
                        stored + " leads to " + temporary.toRealPath().resolve("secret") + ", out of ");
    }

    private Checkout checkout() {
        return Checkout.around(project, project, List.of());
    }
}
