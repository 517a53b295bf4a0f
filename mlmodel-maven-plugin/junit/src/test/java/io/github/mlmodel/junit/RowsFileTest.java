package io.github.mlmodel.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowsFileTest {

    @TempDir
    Path folder;

    @ModelTest(value = "color", rows = "colors-of-windows.csv")
    static class OfAnotherEncoding {

        @Test
        void rows(ModelRows rows) {
            assertThat(rows.size()).isPositive();
        }
    }

    /** Letters that cannot be read would be a category that no model knows, in silence. */
    @Test
    void aFileOfAnotherEncodingIsRefused() throws IOException {
        assertThat(new GivenProject(folder).classifier().failures(OfAnotherEncoding.class))
                .containsExactly("The file 'colors-of-windows.csv' beside " + OfAnotherEncoding.class.getName()
                        + " is no text in UTF-8. Save it as UTF-8.");
    }
}
