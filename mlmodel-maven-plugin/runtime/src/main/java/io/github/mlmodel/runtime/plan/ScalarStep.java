package io.github.mlmodel.runtime.plan;

/**
 * A function of registers that follow each other.
 *
 * @param operands registers of the first numbers
 * @param to register of the first result
 * @param count how many registers follow
 */
record ScalarStep(Scalar function, Scalar.Operands operands, int to, int count) implements FlatStep {

    /** Returns the two as one, if the other is the same function of the registers that follow; else nothing. */
    boolean isFollowedBy(ScalarStep next, int arity) {
        Scalar.Operands of = next.operands;
        return next.function == function
                && of.single() == operands.single()
                && next.to == to + count
                && of.a() == operands.a() + count
                && (arity < 2 || of.b() == operands.b() + count)
                && (arity < 3 || of.c() == operands.c() + count);
    }

    ScalarStep longer() {
        return new ScalarStep(function, operands, to, count + 1);
    }

    @Override
    public Object newScratch(int rows) {
        return new Scalar.Operands(operands.single(), operands.a() * rows, operands.b() * rows, operands.c() * rows);
    }

    @Override
    public void run(Registers rows, Object scratch) {
        function.run(rows.values, (Scalar.Operands) scratch, to * rows.capacity, count * rows.capacity);
    }
}
