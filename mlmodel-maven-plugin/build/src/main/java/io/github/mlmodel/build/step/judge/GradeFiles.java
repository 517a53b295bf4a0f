package io.github.mlmodel.build.step.judge;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.files.AtomicFiles;
import io.github.mlmodel.files.FileTrouble;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.RegularFiles;
import io.github.mlmodel.report.HtmlReport;
import io.github.mlmodel.spi.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Writes grades and the reports of them. What stood there before is compared and never believed.
 *
 * @param module whose models are graded
 */
public record GradeFiles(BuiltModule module) {

    /**
     * Writes what was judged by an evaluation.
     *
     * @return whether {@code grade.json} said something else before
     */
    public boolean write(ConfiguredModel model, Evaluation evaluation, Grade grade) throws IOException {
        Path folder = module.workspace().model(model.name());
        // What ships tells of no row; the report stays here.
        String json = Json.write(grade.withoutRows());
        boolean differed = differs(folder, json);
        if (differed || !isReported(folder)) {
            ModelDescription description = DescriptionReader.ofModelIn(folder);
            AtomicFiles.write(ModelFile.GRADE.in(folder), json);
            report(folder, description, evaluation, grade);
        }
        return differed;
    }

    /** Writes a grade that nothing was judged for, unless {@code grade.json} says so already. */
    public void write(Grade grade) throws IOException {
        Path folder = module.workspace().model(grade.model());
        String json = Json.write(grade);
        if (differs(folder, json)) {
            AtomicFiles.write(ModelFile.GRADE.in(folder), json);
        }
    }

    /** Returns whether there is a report of the grade that was written last. */
    public boolean isReported(ConfiguredModel model) throws IOException {
        return isReported(module.workspace().model(model.name()));
    }

    /** The verdict stands without its report, which is for people. */
    private void report(Path folder, ModelDescription description, Evaluation evaluation, Grade grade) {
        try {
            HtmlReport.write(
                    ModelFile.REPORT.in(folder),
                    description,
                    evaluation,
                    grade,
                    TrainingRecord.difference(folder),
                    TrainingRecord.notes(folder));
        } catch (IOException e) {
            module.log()
                    .trouble(grade.model() + ": there is no report of this grade, because " + FileTrouble.clause(e)
                            + ". The grade counts without it.");
        }
    }

    private static boolean differs(Path folder, String grade) throws IOException {
        Path known = ModelFile.GRADE.in(folder);
        return !Files.isRegularFile(known) || !RegularFiles.text(known).equals(grade);
    }

    /** Returns whether the report was made of a grade, and of an evaluation and a description that have not changed since. */
    private static boolean isReported(Path folder) throws IOException {
        Path report = ModelFile.REPORT.in(folder);
        if (!Files.isRegularFile(report)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(report);
        for (ModelFile reported : List.of(ModelFile.GRADE, ModelFile.EVALUATION, ModelFile.DESCRIPTION)) {
            if (made.compareTo(Files.getLastModifiedTime(reported.in(folder))) < 0) {
                return false;
            }
        }
        return true;
    }
}
