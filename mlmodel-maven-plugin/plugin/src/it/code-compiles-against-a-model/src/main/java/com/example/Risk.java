package com.example;

import com.example.churn.ChurnInput;
import com.example.churn.ChurnModel;
import com.example.churn.ChurnPrediction;

/** How likely it is that a customer leaves. */
public final class Risk {

    private Risk() {}

    /** Returns the probability that a customer leaves. */
    public static double of(ChurnModel model, ChurnInput customer) {
        return model.predict(customer).probability(ChurnPrediction.Label.YES);
    }
}
