package com.example.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.machines.MachinePriceInput;
import org.junit.jupiter.api.Test;

class BuyBackTest {

    @Test
    void newerMachinesAreWorthMore() {
        try (BuyBack buyBack = new BuyBack()) {
            double old = buyBack.offer(lathe().yearBuilt(2004).operatingHours(28_000).build());
            double nearlyNew = buyBack.offer(lathe().yearBuilt(2023).operatingHours(1_500).build());

            assertTrue(nearlyNew > old, nearlyNew + " for a new one, and " + old + " for an old one");
        }
    }

    @Test
    void offersAreInWholeFifties() {
        try (BuyBack buyBack = new BuyBack()) {
            assertEquals(0, buyBack.offer(lathe().yearBuilt(2015).build()) % 50);
        }
    }

    private static MachinePriceInput.Builder lathe() {
        return MachinePriceInput.builder()
                .maker("Lindqvist")
                .type("lathe")
                .powerKW(22)
                .condition("good")
                .inspected("yes")
                .soldIn(2025);
    }
}
