package io.github.mlmodel.engine.trees.boosting;

/** The memory of a JVM's objects. */
interface HeapSpace {

    /** This JVM's. */
    HeapSpace OF_JVM = new HeapSpace() {
        @Override
        public long most() {
            return Runtime.getRuntime().maxMemory();
        }

        @Override
        public long used() {
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }

        @Override
        public void collect() {
            System.gc();
        }
    };

    /** Returns how many bytes it may grow to. */
    long most();

    /** Returns how many bytes are taken, by what nobody needs any more, too. */
    long used();

    /** Frees what nobody needs any more. */
    void collect();

    default long free() {
        return most() - used();
    }
}
