package io.github.mlmodel.worker.image;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.data.Checkout;
import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.file.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What was within the checkout when a goal looked, and is a link out of it when the worker does. */
@DisabledOnOs(OS.WINDOWS)
class LinkedMeanwhileTest {

    @TempDir
    Path temporary;

    private Path project;
    private Path outside;
    private Checkout checkout;

    @BeforeEach
    void makeAProject() throws IOException {
        project = Files.createDirectories(temporary.toRealPath().resolve("project"));
        outside = Files.createDirectories(temporary.toRealPath().resolve("outside"));
        Files.writeString(outside.resolve("1.png"), "secret");
        checkout = Checkout.around(project, project, List.of());
    }

    @Test
    void aFileIsNotOpened() throws IOException {
        Path path = Files.writeString(project.resolve("a.csv"), "x\n1\n");
        SourceFile file = new SourceFile(DataFile.in(checkout, "a.csv", path));
        Files.delete(path);
        Files.createSymbolicLink(path, outside.resolve("1.png"));

        assertThatThrownBy(file::open)
                .hasMessage(path + " leads to " + outside + "/1.png, out of " + project
                        + " (the project's folder). Put it into the project, or open the folder on the command line:"
                        + " -Dmlmodel.allowOutside=" + outside + ".");
    }

    @Test
    void anImageOfAFolderIsNotOpened() throws IOException {
        Path images = Files.createDirectories(project.resolve("images/cat"));
        Files.writeString(images.resolve("1.png"), "image");
        DataFile folder = DataFile.in(checkout, "images", project.resolve("images"));
        Files.createSymbolicLink(images.resolve("2.png"), outside.resolve("1.png"));

        assertThatThrownBy(() -> FolderSource.open(folder, 1, Progress.NONE))
                .hasMessage("The folder of images images has 1 link out of " + project + " (the project's folder):\n"
                        + "  images/cat/2.png leads to " + outside + "/1.png\n"
                        + "Put it into the project, or open the folder on the command line:"
                        + " -Dmlmodel.allowOutside=" + outside + ".");
    }
}
