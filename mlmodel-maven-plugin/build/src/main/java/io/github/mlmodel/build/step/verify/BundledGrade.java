package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.build.step.BundleEntries;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.verdict.RecordedGrade;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipException;

/** The grade of a bundle, found from its own files; the model is not taken into memory. */
final class BundledGrade {

    private BundledGrade() {}

    /** Returns the grade; what is no bundle has none. */
    static ModelGrade of(Path bundle) throws IOException {
        try (BundleEntries entries = BundleEntries.of(bundle)) {
            Optional<String> model = entries.digest(ModelFile.MODEL);
            return model.isEmpty() ? ModelGrade.NONE : RecordedGrade.of(entries.bytes(ModelFile.GRADE), model.get());
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The last is ZipFile's way of reporting a name that is no UTF-8.
            return ModelGrade.NONE;
        }
    }
}
