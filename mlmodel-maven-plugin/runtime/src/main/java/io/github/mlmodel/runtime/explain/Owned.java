package io.github.mlmodel.runtime.explain;

import java.util.Arrays;

/**
 * On which columns the numbers or texts of a row of a value depend.
 *
 * @param owners by place the column, or one for all places, however many there are
 */
record Owned(int[] owners) {

    /** No column. */
    static final int NOBODY = -1;
    /** Several columns. */
    static final int SEVERAL = -2;

    /** Returns places of which one owner is enough to say. */
    static Owned of(int... owners) {
        boolean same = Arrays.stream(owners).distinct().count() == 1;
        return new Owned(same ? new int[] {owners[0]} : owners);
    }

    boolean isOne() {
        return owners.length == 1;
    }

    int at(int place) {
        return owners[isOne() ? 0 : place];
    }

    /** Returns places that depend on what each of both depends on. */
    Owned with(Owned other) {
        if (!isOne() && !other.isOne() && owners.length != other.owners.length) {
            return of(SEVERAL);
        }
        int[] both = new int[Math.max(owners.length, other.owners.length)];
        for (int i = 0; i < both.length; i++) {
            int mine = at(i);
            int theirs = other.at(i);
            both[i] = mine == NOBODY || mine == theirs ? theirs : theirs == NOBODY ? mine : SEVERAL;
        }
        return of(both);
    }

    /** Returns the owner of all, whatever becomes of them together. */
    Owned together() {
        int owner = NOBODY;
        for (int other : owners) {
            owner = owner == NOBODY || owner == other ? other : other == NOBODY ? owner : SEVERAL;
        }
        return of(owner);
    }
}
