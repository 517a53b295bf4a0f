package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.build.spec.ClassWeights;
import io.github.mlmodel.build.spec.ClassWeights.ClassWeight;
import io.github.mlmodel.spi.json.Json;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassWeightElementsTest {

    private static final String AT = "<models/model[churn]/classWeight";

    @Test
    void classesAreBalancedOrWeighedByName() {
        assertThat(weights("balanced")).isEqualTo(new ClassWeights.Balanced());
        assertThat(weights("""
                        <class><name>&gt;50K, or so</name><weight>2.5</weight></class>
                        <class><weight>1e-1</weight><name>no</name></class>"""))
                .isEqualTo(new ClassWeights.ByClass(
                        List.of(new ClassWeight(">50K, or so", 2.5), new ClassWeight("no", 0.1))));
        assertThat(read(Xml.CHURN).spec().classWeight()).isNull();
        assertThat(read(with("<classWeight/>", Xml.CHURN)).spec().classWeight()).isNull();
    }

    @Test
    void bothFormsAreShownAndWrittenIntoRequests() {
        for (String content : List.of("balanced", "<class><name>yes</name><weight>20</weight></class>")) {
            ConfiguredModel model = read(with("<classWeight>" + content + "</classWeight>", Xml.CHURN));
            ClassWeights weights = model.spec().classWeight();

            assertThat(Json.read(Json.write(model.spec()), model.spec().getClass())
                            .classWeight())
                    .isEqualTo(weights);
            assertThat(ModelElements.effective(model))
                    .containsEntry("classWeight", content.startsWith("<") ? "yes=20" : "balanced");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "balance|> is 'balance'; did you mean 'balanced'? Write balanced, or a <class> with <name> and <weight>"
                        + " for each class whose rows do not count once.",
                "yes=3|> is 'yes=3'. Write balanced, or a <class> with <name> and <weight> for each class whose rows do"
                        + " not count once.",
                "<yes>3</yes>|/yes> is no element of <classWeight>. Its only element is: class.",
                "<class><weight>3</weight></class>|/class[1]> has no <name>. Write the class as it stands in the data.",
                "<class><name>a</name></class>|/class[1]> has no <weight>. Write how often a row of this class counts, for"
                        + " example 2.",
                "<class><name>a</name><weight>x</weight></class>|/class[1]/weight> is 'x', but it is a number.",
                "<class><name>a</name><weight>0</weight></class>|/class[1]/weight> is 0, but a row counts 0.000001 times"
                        + " at least and 1000000 times at most. To leave a class out, leave its rows out of the data.",
                "<class><name>a</name><weight>-2</weight></class>|/class[1]/weight> is -2, but a row counts 0.000001"
                        + " times at least and 1000000 times at most. To leave a class out, leave its rows out of the data.",
                "<class><name>a</name><weight>1</weight></class><class><name>a</name><weight>2</weight></class>|"
                        + "/class[2]/name> is 'a' a second time. Say of each class once how much its rows count.",
            })
    void whatIsNoWeightIsRefused(String content, String message) {
        assertThatThrownBy(() -> weights(content)).hasMessage(AT + message);
    }

    @Test
    void whatPredictsNumbersHasNoClasses() {
        assertThatThrownBy(() -> read(with("<task>regression</task><classWeight>balanced</classWeight>", Xml.CHURN)))
                .hasMessage(AT + "> is for classes, but <task> is 'regression'. Remove it, or correct <task>.");
        assertThatThrownBy(() -> read(with(
                        "<classWeight>balanced</classWeight>",
                        Xml.CHURN.replace("random-forest", "linear-regression"))))
                .hasMessage(
                        AT + "> is for classes, but the trainer 'linear-regression' does regression alone. Remove it,"
                                + " or name another <trainer>.");
    }

    private static ClassWeights weights(String content) {
        return Objects.requireNonNull(read(with("<classWeight>" + content + "</classWeight>", Xml.CHURN))
                .spec()
                .classWeight());
    }

    private static ConfiguredModel read(String model) {
        return ReadModels.one(model);
    }

    private static String with(String elements, String model) {
        return model.replace("</model>", elements + "</model>");
    }
}
