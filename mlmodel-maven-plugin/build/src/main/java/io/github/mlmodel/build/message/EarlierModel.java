package io.github.mlmodel.build.message;

/** What a model is compared with: the bundle of another one, or nothing for a reason. */
public sealed interface EarlierModel permits BaselineBundle, NoBaseline {

    /** Returns it in one line, which differs where an evaluation may. */
    String line();
}
