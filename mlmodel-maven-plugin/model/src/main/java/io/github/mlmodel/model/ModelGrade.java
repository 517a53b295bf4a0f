package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Stable;

/** What is known of a shipped model's gates, found anew from their verdicts and the digest of the model. */
@Stable(since = "1.0.0")
public enum ModelGrade {
    /** A gate passed at least, and none failed or could not be judged. */
    PASSED,
    /** It has no passing grade, and a person let it be packaged all the same ({@code mlmodel.allowUngated}). */
    UNGATED,
    /** It has no passing grade, or none of this very model that can be read. */
    NONE
}
