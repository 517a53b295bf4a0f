package io.github.mlmodel.maven.port;

import io.github.mlmodel.files.Patience;
import io.github.mlmodel.maven.resolve.ExtraDependencies;
import java.util.List;
import org.apache.maven.model.Dependency;
import org.jspecify.annotations.Nullable;

/**
 * Everything that all goals are told.
 *
 * @param maven what Maven gives
 * @param models about models
 * @param jvm about the JVM of the worker
 * @param folders about folders
 * @param trainDependencies dependencies of the project's own trainers and metrics
 */
public record GoalSettings(
        MavenParts maven,
        ModelSettings models,
        JvmSettings jvm,
        FolderSettings folders,
        List<Dependency> trainDependencies) {

    /** Returns how long another build is waited for. */
    Patience patience() {
        return new Patience(folders.patience(), this::waits);
    }

    /** Says what is waited for, and that the next build may have nothing to wait for. */
    void waits(String line) {
        maven.notes().asks("another build to end");
        maven.log().info(line);
    }

    /** Returns the libraries of the project's own trainers and metrics, as repositories have them today. */
    List<ExtraDependencies.Resolved> extraDependencies() {
        if (trainDependencies.isEmpty()) {
            return List.of();
        }
        maven.notes().asks("a repository for <trainDependencies>");
        return ExtraDependencies.resolve(maven.repositorySystem(), maven.session(), trainDependencies);
    }

    /** Takes the dependencies as Maven gives them. */
    public static GoalSettings of(
            MavenParts maven,
            ModelSettings models,
            JvmSettings jvm,
            FolderSettings folders,
            @Nullable List<Dependency> trainDependencies) {
        return new GoalSettings(
                maven, models, jvm, folders, trainDependencies == null ? List.of() : List.copyOf(trainDependencies));
    }
}
