package com.example;

/** What neither the trainer nor the metric needs. */
public final class Greeting {

    public static final String TEXT = "good morning";

    private Greeting() {}
}
