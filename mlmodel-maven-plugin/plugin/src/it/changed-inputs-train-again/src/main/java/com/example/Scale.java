package com.example;

/** What the trainer takes from the project: a constant. */
public final class Scale {

    public static final float ONE = 1;

    private Scale() {}
}
