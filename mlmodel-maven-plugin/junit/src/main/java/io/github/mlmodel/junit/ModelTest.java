package io.github.mlmodel.junit;

import io.github.mlmodel.model.api.Stable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Tests a model. The methods of the class may have parameters: the {@link io.github.mlmodel.runtime.Model} or a class that was
 * generated for it, its held-back {@link ModelRows}, its {@link ModelEvaluation} on these, and, {@link FromBaseline}, the model
 * that it is compared with.
 *
 * <pre>{@code
 * @ModelTest("churn")
 * class ChurnBehaviourTest {
 *
 *     @Test
 *     void longerContractsNeverRaiseTheRisk(Model model, ModelRows rows) {
 *         assertThat(model).on(rows).increasing("tenure").by(12).neverRaises("yes");
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ModelExtension.class)
@Stable(since = "1.0.0")
public @interface ModelTest {

    /** Returns the model's name. */
    String value();

    /**
     * Returns the name of a CSV or JSON file beside the test that has the rows, where the model is a dependency's and has no
     * held-back rows here.
     */
    String rows() default "";
}
