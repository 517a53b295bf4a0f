package io.github.mlmodel.runtime.operator;

import java.util.Arrays;

/** Whole numbers, each with the place at which it was added. Nothing is allocated to look one up. */
public final class LongPlaces {

    private final long[] keys;
    private final int[] places;
    private int size;

    /** Makes room for so many numbers. */
    public LongPlaces(int most) {
        int length = Integer.highestOneBit(Math.max(2, most)) << 2;
        keys = new long[length];
        places = new int[length];
        Arrays.fill(places, -1);
    }

    /** Adds a number unless it is there; returns its place. */
    public int add(long key) {
        int slot = slot(key);
        if (places[slot] < 0) {
            keys[slot] = key;
            places[slot] = size++;
        }
        return places[slot];
    }

    /** Returns the place of a number, or -1. */
    public int of(long key) {
        return places[slot(key)];
    }

    /** Returns how many there are. */
    public int size() {
        return size;
    }

    private int slot(long key) {
        long mixed = key * 0x9E3779B97F4A7C15L;
        int slot = (int) (mixed >>> 32) & (keys.length - 1);
        while (places[slot] >= 0 && keys[slot] != key) {
            slot = (slot + 1) & (keys.length - 1);
        }
        return slot;
    }
}
