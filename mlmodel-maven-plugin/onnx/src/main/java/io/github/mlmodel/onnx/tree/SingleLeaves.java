package io.github.mlmodel.onnx.tree;

/** The leaves of {@code TreeEnsemble}: a target and a number each, equal ones once. */
final class SingleLeaves {

    private static final long MIX = 0x9E3779B97F4A7C15L;

    private final GrowingInts targets = new GrowingInts();
    private final GrowingFloats numbers = new GrowingFloats();
    /** Places of leaves, plus 1, by a hash of what they add. */
    private int[] slots = new int[64];

    private int known;

    /** Returns the place of a leaf that adds a number to a target. */
    int of(int target, float number) {
        int slot = slot(target, number);
        if (slots[slot] == 0) {
            slots[slot] = another(target, number) + 1;
            if (2 * ++known > slots.length) {
                grow();
            }
            return size() - 1;
        }
        return slots[slot] - 1;
    }

    /** Adds a leaf that is there already. */
    int again(int place) {
        return another(targets.get(place), numbers.get(place));
    }

    private int another(int target, float number) {
        targets.add(target);
        numbers.add(number);
        return size() - 1;
    }

    int size() {
        return targets.size();
    }

    long[] targets() {
        long[] all = new long[size()];
        for (int i = 0; i < all.length; i++) {
            all[i] = targets.get(i);
        }
        return all;
    }

    float[] numbers() {
        return numbers.toArray();
    }

    private int slot(int target, float number) {
        int bits = Float.floatToRawIntBits(number);
        int slot = (int) ((((long) target << 32 | (bits & 0xffffffffL)) * MIX) >>> 32) & (slots.length - 1);
        while (slots[slot] != 0) {
            int place = slots[slot] - 1;
            if (targets.get(place) == target && Float.floatToRawIntBits(numbers.get(place)) == bits) {
                return slot;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        return slot;
    }

    private void grow() {
        int[] before = slots;
        slots = new int[2 * before.length];
        for (int place : before) {
            if (place != 0) {
                slots[slot(targets.get(place - 1), numbers.get(place - 1))] = place;
            }
        }
    }
}
