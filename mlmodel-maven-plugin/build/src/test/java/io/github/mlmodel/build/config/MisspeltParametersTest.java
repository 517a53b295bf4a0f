package io.github.mlmodel.build.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of a trainer's parameters are known before the trainer is. */
class MisspeltParametersTest {

    @Test
    void aMisspeltParameterIsSaidWithTheOtherMistakes() {
        String model = Xml.CHURN.replace(
                "<trainer>random-forest</trainer>",
                trainer("random-forest", "<maxDept>4</maxDept><momentum>1</momentum>") + "<sed>3</sed>");

        assertThatThrownBy(() -> ReadModels.one(model)).hasMessage("""
                        The configuration of mlmodel-maven-plugin has 3 mistakes:
                          - <models/model[churn]/sed> is no element of <model>; did you mean 'seed'? Its elements are: name, description, task, dataset, features, trainer, classWeight, device, seed, gates, slices, baseline, gateChanges, compatibility, confidence, onInconclusive, acceptBaselineBreak, generate, consumers, budget.
                          - <models/model[churn]/trainer/parameters/maxDept> is no parameter of 'random-forest'; did you mean 'maxDepth'? Its parameters are: trees, maxDepth, minSamplesLeaf, maxFeatures, bins, bootstrap.
                          - <models/model[churn]/trainer/parameters/momentum> is no parameter of 'random-forest'. Its parameters are: trees, maxDepth, minSamplesLeaf, maxFeatures, bins, bootstrap.""");
    }

    @Test
    void aMisspeltTrainerIsSaidWithWhatIsWrongInTheDataSet() {
        String model = Xml.CHURN
                .replace("random-forest", "random-forrest")
                .replace("<target>churned</target>", "<tagret>churned</tagret>");

        assertThatThrownBy(() -> ReadModels.one(model))
                .hasMessageStartingWith("The configuration of mlmodel-maven-plugin has ")
                .hasMessageContaining("<models/model[churn]/dataset/tagret> is no element of <dataset>")
                .hasMessageContaining(
                        "<models/model[churn]/trainer> is 'random-forrest', which is no trainer; did you mean"
                                + " 'random-forest'?");
    }

    @Test
    void aMisspeltParameterIsSaidWithWhatIsWrongInTheDataSet() {
        String model = Xml.CHURN
                .replace("<target>churned</target>", "")
                .replace("<trainer>random-forest</trainer>", trainer("random-forest", "<maxDept>4</maxDept>"));

        assertThatThrownBy(() -> ReadModels.one(model))
                .hasMessageContaining("<target>")
                .hasMessageContaining("<models/model[churn]/trainer/parameters/maxDept> is no parameter of"
                        + " 'random-forest'; did you mean 'maxDepth'?");
    }

    @Test
    void weightsOfClassesHaveAPlaceOfTheirOwn() {
        String model = Xml.CHURN.replace(
                "<trainer>random-forest</trainer>", trainer("random-forest", "<class_weight>balanced</class_weight>"));

        assertThatThrownBy(() -> ReadModels.one(model))
                .hasMessageContaining("<models/model[churn]/trainer/parameters/class_weight> is no parameter of"
                        + " 'random-forest': weights of classes are an element of <model>, <classWeight>, beside"
                        + " <trainer>. Its parameters are: trees,");
    }

    @Test
    void whatTribuoAndOwnCodeTakeIsTheirs() {
        for (String type : List.of("org.tribuo.classification.dtree.CARTClassificationTrainer", "random-forest")) {
            String parameters = type.startsWith("org") ? "<any>4</any>" : "<trees>4</trees>";
            String model = Xml.CHURN.replace("<trainer>random-forest</trainer>", trainer(type, parameters));

            assertThatCode(() -> ReadModels.one(model)).doesNotThrowAnyException();
        }
    }

    private static String trainer(String type, String parameters) {
        return "<trainer><type>" + type + "</type><parameters>" + parameters + "</parameters></trainer>";
    }
}
