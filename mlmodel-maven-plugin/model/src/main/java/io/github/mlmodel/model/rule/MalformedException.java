package io.github.mlmodel.model.rule;

/** The bytes are no protobuf message, or no parser can be trusted to read them as another does. */
public final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param what what is wrong, as a clause without a subject
     * @param position byte of the file at which it was noticed
     */
    public MalformedException(String what, long position) {
        super(what + " at byte " + position);
    }
}
