package io.github.mlmodel.build.step.check;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.SchemaJob;
import io.github.mlmodel.build.step.ModelInputs;
import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Asks a worker for the schemas of models' data. */
public final class SchemaJobs {

    private SchemaJobs() {}

    /**
     * Returns what to ask for one model.
     *
     * @param inputs where its data is
     * @param model the model
     * @param known categories by column that an earlier schema names
     * @throws MlModelException if its data is not there
     */
    public static SchemaJob of(ModelInputs inputs, ConfiguredModel model, Map<String, List<String>> known)
            throws IOException {
        return new SchemaJob(
                model.spec().withDataset(inputs.readable(model.spec().dataset())),
                inputs.digested(inputs.sources(model)),
                new Judgement(List.of(), model.gates(), false, null),
                known);
    }
}
