package io.github.mlmodel.build.step.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.ColumnKind;
import io.github.mlmodel.model.GivenDescription;
import io.github.mlmodel.model.IgnoredColumn;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelSignature;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreatmentChangesTest {

    @Test
    void columnsOfAnotherKindAreNamed() {
        ModelDescription before = GivenDescription.regressor("m")
                .input("age", ColumnKind.CATEGORICAL, "age")
                .input("gone", ColumnKind.TEXT, "gone")
                .input("plan", ColumnKind.CATEGORICAL, "plan")
                .input("size", ColumnKind.NUMERIC, "size")
                .build();
        ModelDescription now = withIgnored(
                GivenDescription.regressor("m")
                        .input("age", ColumnKind.NUMERIC, "age")
                        .input("new", ColumnKind.TEXT, "new")
                        .input("size", ColumnKind.NUMERIC, "size")
                        .build(),
                new IgnoredColumn("plan", ColumnKind.CATEGORICAL, "constant"));

        assertThat(TreatmentChanges.between(before, now))
                .contains(
                        "columns are treated otherwise than in the stored model: 'age' was categorical and is numeric;"
                                + " 'plan' was categorical and is left out (constant). If this is not meant, look at what has"
                                + " changed in the data, or say it in <features>.");
        assertThat(TreatmentChanges.between(now, now)).isEmpty();
    }

    private static ModelDescription withIgnored(ModelDescription model, IgnoredColumn column) {
        ModelSignature signature = model.signature();
        return new ModelDescription(
                model.name(),
                model.description(),
                model.target(),
                new ModelSignature(signature.columns(), List.of(column), signature.inputs(), signature.outputs()),
                model.lineage(),
                model.samples());
    }
}
