package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.DescriptionReader;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFile;
import io.github.mlmodel.model.file.AtomicFiles;
import io.github.mlmodel.model.json.Json;
import io.github.mlmodel.report.HtmlReport;
import io.github.mlmodel.report.SurefireXml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/** Judges the models that were evaluated, and writes grades and reports. */
record GradeFiles(BuiltModule module, Path reports) {

    Grade judge(ConfiguredModel model) throws IOException {
        Path folder = module.workspace().model(model.name());
        Evaluation evaluation = Json.read(ModelFile.EVALUATION.in(folder), Evaluation.class);
        ModelDescription description = DescriptionReader.ofModelIn(folder);
        Grade grade = Grade.judge(
                model.gates(),
                description,
                evaluation,
                module.workspace().digest(model.name(), ModelFile.MODEL),
                module.inputs().metricsDigest());
        String json = Json.write(grade);
        if (!isReported(folder, json)) {
            AtomicFiles.write(ModelFile.GRADE.in(folder), json);
            HtmlReport.write(
                    ModelFile.REPORT.in(folder), description, evaluation, grade, TrainingRecord.difference(folder));
        }
        SurefireXml.write(grade, reports);
        return grade;
    }

    /** Returns whether the report was made of this grade, and of an evaluation and a description that have not changed since. */
    private static boolean isReported(Path folder, String grade) throws IOException {
        Path report = ModelFile.REPORT.in(folder);
        Path known = ModelFile.GRADE.in(folder);
        if (!Files.isRegularFile(report)
                || !Files.isRegularFile(known)
                || !Files.readString(known).equals(grade)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(report);
        return made.compareTo(Files.getLastModifiedTime(ModelFile.EVALUATION.in(folder))) >= 0
                && made.compareTo(Files.getLastModifiedTime(ModelFile.DESCRIPTION.in(folder))) >= 0;
    }
}
