package io.github.mlmodel.runtime;

/**
 * A file's bytes, until nobody needs them any more. Whoever called whom with them still has them in hand, and the memory would be
 * taken until all have returned.
 */
final class GraphBytes {

    private static final byte[] NONE = {};

    private byte[] bytes;

    GraphBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes. */
    byte[] get() {
        return bytes;
    }

    /** Gives the memory back. */
    void release() {
        bytes = NONE;
    }
}
