package io.github.mlmodel.build.step.grade;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.TrainingRecord;
import io.github.mlmodel.grade.Evaluation;
import io.github.mlmodel.grade.gate.Grade;
import io.github.mlmodel.model.ModelDescription;
import io.github.mlmodel.model.ModelFiles;
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
        Evaluation evaluation = Json.read(folder.resolve(ModelFiles.EVALUATION), Evaluation.class);
        ModelDescription description = Json.read(folder.resolve(ModelFiles.DESCRIPTION), ModelDescription.class);
        Grade grade = Grade.judge(
                model.gates(),
                description,
                evaluation,
                module.workspace().digest(model.name(), ModelFiles.MODEL),
                module.inputs().metricsDigest());
        String json = Json.write(grade);
        if (!isReported(folder, json)) {
            AtomicFiles.write(folder.resolve(ModelFiles.GRADE), json);
            HtmlReport.write(
                    folder.resolve(ModelFiles.REPORT),
                    description,
                    evaluation,
                    grade,
                    TrainingRecord.difference(folder));
        }
        SurefireXml.write(grade, reports);
        return grade;
    }

    /** Returns whether the report was made of this grade, and of an evaluation and a description that have not changed since. */
    private static boolean isReported(Path folder, String grade) throws IOException {
        Path report = folder.resolve(ModelFiles.REPORT);
        Path known = folder.resolve(ModelFiles.GRADE);
        if (!Files.isRegularFile(report)
                || !Files.isRegularFile(known)
                || !Files.readString(known).equals(grade)) {
            return false;
        }
        FileTime made = Files.getLastModifiedTime(report);
        return made.compareTo(Files.getLastModifiedTime(folder.resolve(ModelFiles.EVALUATION))) >= 0
                && made.compareTo(Files.getLastModifiedTime(folder.resolve(ModelFiles.DESCRIPTION))) >= 0;
    }
}
