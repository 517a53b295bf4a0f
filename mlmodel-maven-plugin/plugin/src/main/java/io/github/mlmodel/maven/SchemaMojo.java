package io.github.mlmodel.maven;

import io.github.mlmodel.build.step.look.SchemaOutcome;
import io.github.mlmodel.build.step.look.SchemaRequest;
import io.github.mlmodel.build.step.look.SchemaStep;
import io.github.mlmodel.maven.port.MavenBuild;
import java.io.IOException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Infers the schema of each model's data and writes it into {@code src/models/<name>.schema.json}, to be read, changed and
 * committed. From then on it says how columns are read, and every build compares the data with it before training.
 *
 * @since 1.0.0
 */
@Mojo(name = "schema", requiresDependencyResolution = ResolutionScope.COMPILE, threadSafe = true)
public final class SchemaMojo extends AbstractModelMojo {

    /**
     * Brings a schema that is there up to date with the data, and prints what changed. Roles, kinds, presence, severities,
     * shares, uniqueness, age and the columns that decide sides stay as they are; categories, ranges, the fewest rows and
     * columns that are new or gone are those of the data.
     *
     * @since 1.0.0
     */
    @Parameter(property = "mlmodel.schema.update", defaultValue = "false")
    private boolean update;

    @Override
    SchemaOutcome run(MavenBuild build) throws IOException {
        return new SchemaStep(build.module(), build.workers()).run(toRequest(build));
    }

    private SchemaRequest toRequest(MavenBuild build) throws IOException {
        return new SchemaRequest(build.unboundModels(), update);
    }
}
