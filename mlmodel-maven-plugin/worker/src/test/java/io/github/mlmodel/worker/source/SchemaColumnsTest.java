package io.github.mlmodel.worker.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.Roles;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.read.ReadRequest;
import io.github.mlmodel.worker.read.ReadRows;
import io.github.mlmodel.worker.split.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which columns decide a row's side, and which may be absent, a schema says. */
class SchemaColumnsTest {

    @TempDir
    private Path folder;

    private static ReadRows heldBack(Given given, Roles roles, Set<String> columns) {
        ReadRequest request = given.side(Side.HELD_BACK).request();
        return TableReader.read(new ReadRequest(
                request.source(),
                roles,
                request.split(),
                request.files(),
                request.seed(),
                request.declared(),
                columns,
                1,
                request.progress()));
    }

    private Given rows(String folderName, String header, String more) throws Exception {
        StringBuilder rows = new StringBuilder(header + "\n");
        for (int i = 0; i < 500; i++) {
            rows.append(i % 97).append(',').append(i % 2 == 0 ? "yes" : "no").append(more.replace("#", "" + i * 31));
            rows.append('\n');
        }
        return new Given(Files.createDirectories(folder.resolve(folderName)))
                .file("a.csv", rows.toString())
                .target("y");
    }

    @Test
    void aColumnThatIsAddedLaterMovesNoRow() throws Exception {
        Roles roles = new Roles("y", null, List.of(), List.of("x", "y"), List.of());
        ReadRows before = heldBack(rows("before", "x,y", ""), roles, Set.of("x", "y"));
        ReadRows after = heldBack(rows("after", "x,y,z", ",v#"), roles, Set.of("x", "y"));
        ReadRows used = heldBack(rows("used", "x,y,z", ",v#"), roles, Set.of("x", "y", "z"));

        assertThat(before.table().rows()).isBetween(70, 130);
        assertThat(after.digest()).isEqualTo(before.digest());
        assertThat(used.table().rows()).isEqualTo(before.table().rows());
        assertThat(used.deciding()).containsExactly("x", "y");
    }

    @Test
    void withoutASchemaItMovesRows() throws Exception {
        ReadRows before = heldBack(rows("before", "x,y", ""), Roles.of("y"), Set.of("x", "y"));
        ReadRows after = heldBack(rows("after", "x,y,z", ",v#"), Roles.of("y"), Set.of("x", "y"));

        assertThat(after.digest()).isNotEqualTo(before.digest());
    }

    @Test
    void namingAllColumnsThatDecideTodayMovesNoRow() throws Exception {
        Roles named = new Roles("y", null, List.of(), List.of("x", "y", "z"), List.of());

        assertThat(heldBack(rows("named", "x,y,z", ",v#"), named, Set.of("x", "y"))
                        .digest())
                .isEqualTo(heldBack(rows("all", "x,y,z", ",v#"), Roles.of("y"), Set.of("x", "y"))
                        .digest());
    }

    @Test
    void aColumnThatMayBeAbsentIsNotAskedFor() throws Exception {
        Roles optional = new Roles("y", null, List.of(), List.of("x", "y"), List.of("z"));

        assertThat(heldBack(rows("absent", "x,y", ""), optional, Set.of("x", "y", "z"))
                        .table()
                        .names())
                .containsExactly("x", "y");
        assertThatThrownBy(() -> heldBack(rows("asked", "x,y", ""), Roles.of("y"), Set.of("x", "y", "z")))
                .isInstanceOf(MlModelException.class)
                .hasMessage("Column 'z' (did you mean 'x'?) is not in data/a.csv. Its columns are: x, y.");
    }
}
