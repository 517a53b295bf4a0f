package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.look.InitOutcome;
import io.github.mlmodel.build.step.look.InitRequest;
import io.github.mlmodel.build.step.look.InitStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import java.util.Objects;
import java.util.Properties;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a data file and prints a plugin block to paste.
 *
 * <p>Works in a folder without a POM: {@code mvn io.github.mlmodel:mlmodel-maven-plugin:init
 * -Dmlmodel.init.source=data.csv}. Prints the columns with their types, missing values and most frequent values, what could
 * be predicted, and a configuration that was tried: columns to leave out, how numbers and dates are written, and gates a
 * little below what a model of at most 20,000 rows scored on the held-back fifth.
 *
 * @since 1.0.0
 */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init")
public final class InitMojo extends AbstractModelMojo {

    /**
     * The data file, an IDX file of images, or a folder of images with one subfolder a class. It may lie anywhere where it is
     * typed, and within the checkout where a POM names it.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.init.source")
    private @Nullable String source;

    /**
     * The column to predict. Unless set, the one that is plainly that, or the three likeliest to choose from.
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
    InitOutcome run(MavenBuild build) throws IOException {
        InitOutcome outcome = new InitStep(build.module(), build.workers()).run(toRequest(build));
        if (outcome instanceof InitOutcome.Suggested suggested) {
            getLog().info("\n" + suggested.columns());
            getLog().info("\n" + suggested.block());
        }
        return outcome;
    }

    private InitRequest toRequest(MavenBuild build) {
        Properties typed = build.settings().maven().session().getUserProperties();
        // A POM's <source> goes before what is typed.
        boolean all = Objects.equals(source, typed.getProperty("mlmodel.init.source"))
                && Objects.equals(labels, typed.getProperty("mlmodel.init.labels"));
        return new InitRequest(source, target, labels, encoding, all, build.version());
    }
}
