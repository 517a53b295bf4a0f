package io.github.mlmodel.engine.neural.program;

/**
 * How a network is trained.
 *
 * @param epochs how often all rows are gone through
 * @param batchSize rows of a step
 * @param learningRate the optimiser's learning rate, before the schedule
 * @param schedule how it changes, of the number of steps in an epoch
 * @param validationFraction share of the rows that are not trained on but looked at after each epoch
 * @param patience epochs without a smaller validation loss after which training ends; 0 for never
 * @param checkpoint after how many epochs the state is kept on disk; 0 for never
 * @param threads threads of one operator on the processor; decides bytes
 * @param tf32 whether a GPU may multiply with ten bits of mantissa
 */
public record Settings(
        int epochs,
        int batchSize,
        double learningRate,
        ScheduleMaker schedule,
        double validationFraction,
        int patience,
        int checkpoint,
        int threads,
        boolean tf32) {

    /** Makes a schedule when the number of steps is known. */
    @FunctionalInterface
    public interface ScheduleMaker {

        /** Returns the schedule of a training whose epochs have so many steps. */
        Schedule of(long stepsPerEpoch);
    }
}
