package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.grade.drift.CategoryCount;
import io.github.mlmodel.grade.drift.ColumnDrift;
import io.github.mlmodel.grade.drift.ColumnDrift.Measure;
import io.github.mlmodel.grade.drift.ColumnDrift.Verdict;
import io.github.mlmodel.grade.drift.Drift;
import io.github.mlmodel.grade.drift.DriftReport;
import io.github.mlmodel.grade.drift.DriftThresholds;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriftTableTest {

    @Test
    void aLineSumsUpAndEachColumnHasOne() {
        Drift drift = new Drift(
                "churn",
                2_400,
                1,
                List.of(
                        new ColumnDrift(
                                "plan\nname",
                                Measure.L_INFINITY,
                                0.31234,
                                0.1,
                                0.5,
                                0.01,
                                0.025,
                                0.05,
                                List.of(new CategoryCount("new\u0007", 12), new CategoryCount("odd", 10)),
                                Verdict.DRIFTED),
                        new ColumnDrift(
                                "day", Measure.JENSEN_SHANNON, 1, 0.1, 4.25, 0, 0, 0.05, List.of(), Verdict.LATER),
                        new ColumnDrift(
                                "comment",
                                Measure.NONE,
                                Double.NaN,
                                1,
                                Double.NaN,
                                0,
                                0.25,
                                0.05,
                                List.of(),
                                Verdict.DRIFTED)),
                List.of("churned"),
                3);

        assertThat(DriftTable.of(new DriftReport(
                        1, "log.csv", "target/mlmodel/churn", new DriftThresholds(0.1, 0.1, 0.05), drift)))
                .containsExactly(
                        "churn: 2 of 3 columns drifted: log.csv (1 row) beside the 2400 training rows of"
                                + " target/mlmodel/churn",
                        "  column      verdict  distance  at most  PSI   missing            before  new categories",
                        "  plan\\nname  DRIFTED  0.3123    0.1      0.5   2.5%               1%      'new\\u0007' (12), 'odd' (10)",
                        "  day         later    1         0.1      4.25  0%                 0%",
                        "  comment     DRIFTED                           25% (over 5% off)  0%",
                        "  not compared, because the data does not have it: churned",
                        "  not compared, because nothing is recorded of more columns than these: 3 columns more");
    }
}
