package com.example.workshop;

import static io.github.mlmodel.junit.assertion.ModelAssertions.assertThat;

import com.example.machines.MachinePriceInput;
import com.example.machines.MachinePriceModel;
import io.github.mlmodel.junit.ModelRows;
import io.github.mlmodel.junit.ModelTest;
import org.junit.jupiter.api.Test;

/** Does the model behave as the workshop relies on, on machines as it buys them? They stand in a file beside the test. */
@ModelTest(value = "machine-price", rows = "our-machines.csv")
class PricesOfOurMachinesTest {

    @Test
    void aMachineInPoorConditionIsNeverWorthMore(MachinePriceModel price, ModelRows machines) {
        assertThat(price).on(machines).changing("condition").to("poor").neverRaisesPrediction();
    }

    @Test
    void whatWePaidIsAboutWhatTheyAreWorth(MachinePriceModel price, ModelRows machines) {
        assertThat(price).on(machines).predictsActualWithin(3_000);
    }

    @Test
    void aWornLatheIsCheap(MachinePriceModel price) {
        MachinePriceInput lathe = MachinePriceInput.builder()
                .maker("Lindqvist")
                .type("lathe")
                .yearBuilt(2004)
                .soldIn(2025)
                .operatingHours(24_100)
                .powerKW(21.5)
                .condition("fair")
                .inspected("yes")
                .build();

        assertThat(price).on(lathe).isWithin(2_000).of(5_500);
    }
}
