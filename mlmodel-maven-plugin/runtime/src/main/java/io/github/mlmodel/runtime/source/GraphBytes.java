package io.github.mlmodel.runtime.source;

/**
 * A file's bytes, until nobody needs them any more. Whoever called whom with them still has them in hand, and the memory would be
 * taken until all have returned.
 */
public final class GraphBytes {

    private static final byte[] NONE = {};

    private byte[] bytes;

    /** Takes the bytes, which nobody else may need. */
    public GraphBytes(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the bytes. */
    public byte[] get() {
        return bytes;
    }

    /** Gives the memory back. */
    public void release() {
        bytes = NONE;
    }
}
