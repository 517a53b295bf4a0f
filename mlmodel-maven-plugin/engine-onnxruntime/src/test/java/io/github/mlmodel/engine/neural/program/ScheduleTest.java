package io.github.mlmodel.engine.neural.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvFileSource;

/** The numbers were computed by PyTorch: {@code expected.py} beside the resource. */
class ScheduleTest {

    private static final List<Double> LOSSES =
            List.of(5., 4., 4., 3.9999, 4., 3., 3., 3., 3., 3., 2.9, 3., 3., 3., 3., 3.);
    private static final Map<String, Schedule> SCHEDULES = Map.of(
            "step", new Schedule.Steps(0.5, 2),
            "cosine", new Schedule.Cosine(),
            "one-cycle", new Schedule.OneCycle(),
            "plateau", new Schedule.Plateau(0.5, 2),
            "warmup", new Schedule.WarmUp(new Schedule.Constant(), 2.5, 2));

    @ParameterizedTest
    @CsvFileSource(resources = "/training/schedules.csv")
    void ratesAreThoseOfPyTorch(ArgumentsAccessor line) {
        String name = line.getString(0);
        Schedule schedule = SCHEDULES.getOrDefault(name, new Schedule.Constant());
        int steps = line.size() - 1;
        int perEpoch = name.equals("plateau") ? 1 : 2;

        for (int step = 0; step < steps; step++) {
            int epoch = step / perEpoch;
            Schedule.Moment moment = new Schedule.Moment(step, steps, epoch, LOSSES.subList(0, epoch));

            assertThat(schedule.factor(moment)).as("step %d", step).isCloseTo(line.getDouble(step + 1), within(1e-9));
        }
    }
}
