package com.example;

/** Code that uses the class of the model, which is there in each build. */
public final class Leaving {

    private Leaving() {}

    /** Returns the class. */
    public static Class<?> model() {
        return ChurnModel.class;
    }
}
