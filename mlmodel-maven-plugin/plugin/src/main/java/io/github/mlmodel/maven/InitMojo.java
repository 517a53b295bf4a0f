package io.github.mlmodel.maven;

import io.github.mlmodel.core.failure.MlModelException;
import io.github.mlmodel.core.message.DataFile;
import io.github.mlmodel.core.message.InspectJob;
import io.github.mlmodel.core.message.WorkerResponse;
import io.github.mlmodel.core.message.WorkerResponse.InspectResult;
import io.github.mlmodel.core.message.WorkerResponse.InspectedColumn;
import io.github.mlmodel.core.spec.DatasetSpec;
import io.github.mlmodel.core.spec.HeldBack;
import io.github.mlmodel.core.spec.Roles;
import io.github.mlmodel.core.spec.Source;
import io.github.mlmodel.core.spec.TextFormat;
import io.github.mlmodel.core.text.Names;
import io.github.mlmodel.core.workspace.DatasetFiles;
import io.github.mlmodel.core.workspace.ImageSources;
import io.github.mlmodel.core.workspace.SourceFiles;
import io.github.mlmodel.maven.fork.WorkerJobs;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a data file and prints a plugin block to paste.
 *
 * <p>Works in a folder without a POM: {@code mvn io.github.mlmodel:mlmodel-maven-plugin:init
 * -Dmlmodel.init.source=data.csv}. Prints the columns with their types, missing values and most frequent values, a
 * suggestion of what to predict, and a configuration that works when pasted.
 *
 * @since 1.0.0
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class InitMojo extends AbstractModelMojo {

    /**
     * The data file, an IDX file of images, or a folder of images with one subfolder a class.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.init.source")
    private @Nullable String source;

    /**
     * The column to predict. Suggested unless set.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.init.target")
    private @Nullable String target;

    /**
     * The IDX file of labels that belongs to an IDX file of images. Found by its name unless set.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.init.labels")
    private @Nullable String labels;

    /**
     * The data file's encoding, UTF-8 unless set.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.init.encoding")
    private @Nullable String encoding;

    @Override
    void run(ModuleBuild build) throws IOException, MojoExecutionException, MojoFailureException {
        if (source == null || source.isBlank()) {
            throw MlModelException.user("No data file is named. Say which one: mvn mlmodel:init"
                    + " -Dmlmodel.init.source=data.csv [-Dmlmodel.init.target=COLUMN].");
        }
        if (ImageSources.isIdx(source) || ImageSources.isFolder(build.base(), source)) {
            images(build, source);
            return;
        }
        List<DataFile> files = SourceFiles.find(build.base(), source, "mlmodel.init.source");
        InspectResult first = inspect(build, files, dataset(source, "", null));
        String predicted = target == null ? first.suggestedTarget() : target;
        requireColumn(first, predicted);
        DatasetSpec suggested = dataset(source, predicted, first);
        boolean settled = predicted.equals(first.suggestedTarget())
                && first.suggestedMissing().isEmpty();
        // What is missing and what is predicted decide how the columns are read.
        InspectResult found = settled ? first : inspect(build, files, suggested);
        getLog().info("\n" + Schema.table(found));
        getLog().info("\n" + new PluginBlock(execution().getVersion(), suggested, found.suggestedTask()).text());
    }

    private void images(ModuleBuild build, String named)
            throws IOException, MojoExecutionException, MojoFailureException {
        if (target != null) {
            throw MlModelException.user("mlmodel.init.target is '" + target
                    + "', but images have their classes from labels or the names of folders. Leave it out.");
        }
        boolean idx = ImageSources.isIdx(named);
        String usual = labels == null ? ImageSources.usualLabels(named) : labels;
        Source.Images images =
                new Source.Images(named, idx ? new Source.Labels.File(usual) : new Source.Labels.Folders());
        DatasetSpec dataset = DatasetSpec.of(images, HeldBack.byDefault());
        InspectResult found =
                inspect(build, new DatasetFiles(build.base(), dataset, "mlmodel.init").training(), dataset);
        getLog().info("\n" + Schema.table(found));
        getLog().info("\n" + new PluginBlock(execution().getVersion(), dataset, found.suggestedTask()).text());
    }

    private InspectResult inspect(ModuleBuild build, List<DataFile> files, DatasetSpec dataset)
            throws IOException, MojoExecutionException, MojoFailureException {
        Worker worker = new Worker(this, build);
        WorkerResponse response =
                worker.run("init", WorkerJobs.inspect(List.of(InspectJob.data(dataset.source().files(), dataset, files))));
        worker.failIfAnyFailed(response);
        return response.inspected().get(0);
    }

    private DatasetSpec dataset(String source, String predicted, @Nullable InspectResult first) {
        List<String> columns = first == null || first.header() ? List.of() : names(first);
        TextFormat format = columns.isEmpty() ? TextFormat.FOUND_OUT : TextFormat.FOUND_OUT.withoutHeader(columns);
        if (encoding != null) {
            format = format.withEncoding(encoding);
        }
        if (first != null) {
            format = format.withMissing(first.suggestedMissing());
        }
        return new DatasetSpec(new Source.Delimited(source, format), HeldBack.byDefault(), Roles.of(predicted));
    }

    private void requireColumn(InspectResult found, String predicted) {
        List<String> names = names(found);
        if (!predicted.isEmpty() && !names.contains(predicted)) {
            throw MlModelException.user("mlmodel.init.target is '" + predicted + "', which is no column of " + source
                    + Names.didYouMean(predicted, names) + " Its columns are: " + Names.list(names) + ".");
        }
    }

    private static List<String> names(InspectResult found) {
        return found.columns().stream().map(InspectedColumn::name).toList();
    }
}
