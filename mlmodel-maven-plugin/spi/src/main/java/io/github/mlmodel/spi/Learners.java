package io.github.mlmodel.spi;

import io.github.mlmodel.model.Task;
import io.github.mlmodel.model.api.Stable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a trainer learns from one kind of rows: a learner for each kind of target that it can predict. A kind that it has no
 * learner for never reaches it; the user is told so.
 *
 * @param ofClasses learns classes, if the trainer does
 * @param ofNumbers learns numbers, if the trainer does
 * @param <R> a matrix of features, or images
 */
@Stable(since = "1.0.0")
public record Learners<R extends TrainingRows>(
        Optional<Learner<R, Target.Classes>> ofClasses, Optional<Learner<R, Target.Numbers>> ofNumbers) {

    /** Returns the learner of a trainer that predicts classes alone. */
    public static <R extends TrainingRows> Learners<R> ofClasses(Learner<R, Target.Classes> learner) {
        return new Learners<>(Optional.of(learner), Optional.empty());
    }

    /** Returns the learner of a trainer that predicts numbers alone. */
    public static <R extends TrainingRows> Learners<R> ofNumbers(Learner<R, Target.Numbers> learner) {
        return new Learners<>(Optional.empty(), Optional.of(learner));
    }

    /** Returns the learners of a trainer that predicts both. */
    public static <R extends TrainingRows> Learners<R> of(
            Learner<R, Target.Classes> ofClasses, Learner<R, Target.Numbers> ofNumbers) {
        return new Learners<>(Optional.of(ofClasses), Optional.of(ofNumbers));
    }

    /** Returns the words for what it predicts. */
    public List<Task> tasks() {
        return Stream.of(ofClasses.map(learner -> Task.CLASSIFICATION), ofNumbers.map(learner -> Task.REGRESSION))
                .flatMap(Optional::stream)
                .toList();
    }

    /** Trains by the learner for the target's kind; nothing if there is none. */
    public Optional<TrainingResult<R>> train(TrainingData<R, ?> data, TrainingContext context) {
        return data.target()
                .choose(
                        classes -> ofClasses.map(learner -> learner.train(data.of(classes), context)),
                        numbers -> ofNumbers.map(learner -> learner.train(data.of(numbers), context)));
    }
}
