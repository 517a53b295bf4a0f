package io.github.mlmodel.build.step.train;

import io.github.mlmodel.build.config.ConfiguredModel;
import io.github.mlmodel.build.fingerprint.Fingerprint;
import io.github.mlmodel.build.message.Judgement;
import io.github.mlmodel.build.message.TrainJob;
import io.github.mlmodel.build.step.BuiltModule;
import io.github.mlmodel.build.step.ModelInputs;
import io.github.mlmodel.build.step.OwnCode;
import io.github.mlmodel.build.step.TrainerEngines;
import io.github.mlmodel.files.Folders;
import io.github.mlmodel.grade.gate.Gates;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says to a worker how a model is trained. */
record TrainJobs(BuiltModule module, OwnCode ownCode, TrainRequest request) {

    /**
     * Makes a job.
     *
     * @param run name of the worker's run
     * @param checkpoints name of the folder that takes what a killed training would go on from
     */
    TrainJob of(String run, ConfiguredModel model, String device, Fingerprint fingerprint, String checkpoints)
            throws IOException {
        ModelInputs inputs = module.inputs();
        Path work = Folders.empty(module.workspace().work(model.name(), run));
        @Nullable Path graphs = request.debugGraphs();
        return new TrainJob(
                inputs.specForWorker(model),
                inputs.digested(inputs.sources(model)),
                new Judgement(
                        inputs.digested(inputs.heldBackFiles(model)),
                        model.gates(),
                        model.slices(),
                        inputs.hasOwnMetrics(),
                        Gates.nameOwnMetrics(model.gates()) ? metricClasses() : null),
                TrainerEngines.isOwnCode(model) ? ownCode.trainClasses() : null,
                fingerprint.besideRows(),
                device,
                request.checkpoints().resolve(checkpoints),
                graphs == null ? null : graphs.resolve(model.name()),
                work);
    }

    /** Returns the folder of the compiled metrics of the project's own. */
    @Nullable
    Path metricClasses() throws IOException {
        // Digested before: what is compiled is compared with that.
        module.inputs().metricsDigest();
        return ownCode.evaluateClasses();
    }
}
