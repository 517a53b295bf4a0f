package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.spi.FeatureMatrix;
import io.github.mlmodel.spi.FeatureNeeds;
import io.github.mlmodel.spi.Images;
import io.github.mlmodel.spi.Learner;
import io.github.mlmodel.spi.Learners;
import io.github.mlmodel.spi.Target;
import io.github.mlmodel.spi.Trainer;
import io.github.mlmodel.spi.TrainerSpec;
import io.github.mlmodel.spi.TrainingResult;
import io.github.mlmodel.spi.TrainingRows;
import java.util.Optional;

/** A trainer that gives what it must give, or says so. */
final class GuardedTrainer implements Trainer {

    private final TrainerCode code;
    private final Trainer trainer;

    GuardedTrainer(TrainerCode code, Trainer trainer) {
        this.code = code;
        this.trainer = trainer;
    }

    @Override
    public void configure(TrainerSpec spec, Task task) {
        code.run(() -> trainer.configure(spec, task));
    }

    @Override
    public FeatureNeeds needs() {
        return code.call("its needs()", trainer::needs);
    }

    @Override
    public boolean takesWeights() {
        return code.call("its takesWeights()", trainer::takesWeights);
    }

    @Override
    public Learners<FeatureMatrix> learners() {
        return guarded("its learners()", code.call("its learners()", trainer::learners));
    }

    @Override
    public Optional<Learners<Images>> ofImages() {
        return code.call("its ofImages()", trainer::ofImages).map(learners -> guarded("its ofImages()", learners));
    }

    private <R extends TrainingRows> Learners<R> guarded(String what, Learners<R> learners) {
        return new Learners<>(
                code.given(what + ".ofClasses()", learners.ofClasses()).map(this::guarded),
                code.given(what + ".ofNumbers()", learners.ofNumbers()).map(this::guarded));
    }

    private <R extends TrainingRows, T extends Target> Learner<R, T> guarded(Learner<R, T> learner) {
        return (data, context) -> {
            TrainingResult<R> result = code.call("its learner", () -> learner.train(data, context));
            GuardedModel<R> model =
                    GuardedModel.of(code, code.given("the model of its result", result.model()), data.target());
            return new TrainingResult<>(
                    model, result.curve(), code.given("the provenance of its result", result.provenance()));
        };
    }
}
