package io.github.mlmodel.model.rule;

/**
 * A protobuf message as its fields in the order of the file, each one written counted, whoever decodes the bytes.
 *
 * <p>A reader refuses what protobuf's <a href="https://protobuf.dev/programming-guides/encoding/">encoding</a> does not know,
 * groups among it, and allocates nothing by what a file claims.
 */
public interface FieldReader {

    /**
     * Reads the next field; returns false at the end of the message.
     *
     * @throws MalformedException if the bytes are no field
     */
    boolean next() throws MalformedException;

    /** Returns the number of the field. */
    int field();

    /** Returns whether the field carries bytes: a text, a message or packed numbers. */
    boolean hasBytes();

    /** Returns whether the field carries an integer of variable length. */
    boolean hasInteger();

    /** Returns the field's integer. */
    long integer();

    /** Returns the length of the field's bytes. */
    int length();

    /** Returns the field's bytes as a text. */
    String text();

    /** Returns eight of the field's bytes as a little-endian number, the first eight for 0. */
    long eightBytes(int number);

    /** Returns a reader of the field's bytes as a message of its own. */
    FieldReader message();

    /**
     * Reads one integer of variable length instead of a field, from packed numbers; returns false at the end.
     *
     * @throws MalformedException if the bytes are no such integer
     */
    boolean nextInteger() throws MalformedException;

    /** Returns the byte of the file that is read next. */
    long position();
}
