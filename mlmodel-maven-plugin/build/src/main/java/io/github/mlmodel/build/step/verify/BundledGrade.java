package io.github.mlmodel.build.step.verify;

import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.ModelGrade;
import io.github.mlmodel.model.file.Digest;
import io.github.mlmodel.model.verdict.RecordedGrade;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The grade of a bundle, found from its own files; the model is not taken into memory. */
final class BundledGrade {

    private BundledGrade() {}

    /** Returns the grade; what is no bundle has none. */
    static ModelGrade of(Path bundle) throws IOException {
        try (ZipFile zip = new ZipFile(bundle.toFile())) {
            Optional<ZipEntry> model = Optional.ofNullable(zip.getEntry(ModelFile.MODEL.fileName()));
            Optional<ZipEntry> grade = Optional.ofNullable(zip.getEntry(ModelFile.GRADE.fileName()));
            if (model.isEmpty() || grade.isEmpty() || grade.get().getSize() > ModelFile.GRADE.maxBytes()) {
                return ModelGrade.NONE;
            }
            try (InputStream bytes = zip.getInputStream(model.get());
                    InputStream json = zip.getInputStream(grade.get())) {
                return RecordedGrade.of(Optional.of(json.readAllBytes()), digest(bytes));
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The last is ZipFile's way of reporting a name that is no UTF-8.
            return ModelGrade.NONE;
        }
    }

    private static String digest(InputStream in) throws IOException {
        Digest digest = new Digest();
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            digest.addBytes(buffer, 0, n);
        }
        return digest.hex();
    }
}
