package com.example.workshop;

import com.example.machines.MachinePriceInput;
import com.example.machines.MachinePriceModel;

/** Says what the workshop pays for a used machine. */
public final class BuyBack implements AutoCloseable {

    /** What is left to the workshop of a machine's price. */
    private static final double MARGIN = 0.2;

    private static final double STEP = 50;

    private final MachinePriceModel price = MachinePriceModel.load();

    /**
     * Returns the offer, in whole fifties of euros; 0 for a machine that is worth less.
     *
     * @param machine the machine, and the year in which it is sold
     */
    public double offer(MachinePriceInput machine) {
        double worth = price.predict(machine).value() * (1 - MARGIN);
        return Math.max(0, Math.floor(worth / STEP) * STEP);
    }

    @Override
    public void close() {
        price.close();
    }
}
