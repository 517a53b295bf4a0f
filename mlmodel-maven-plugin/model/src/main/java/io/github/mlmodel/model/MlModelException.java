package io.github.mlmodel.model;

import io.github.mlmodel.model.api.Internal;
import io.github.mlmodel.model.api.Stable;
import io.github.mlmodel.model.text.FullStops;
import io.github.mlmodel.model.text.Printable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A failure whose message is a sentence for the user: what with the value, where, what to do next.
 *
 * <p>The goals turn {@link Kind#USER} into a failed build of the user's project ({@code MojoFailureException}) and
 * {@link Kind#INTERNAL} into an error of the tool or the machine ({@code MojoExecutionException}).
 */
@Stable(since = "1.0.0")
public sealed class MlModelException extends RuntimeException permits ChangedFilesException {

    private static final long serialVersionUID = 1L;

    /** Who can mend it. */
    public enum Kind {
        /** The user's configuration, data or code. */
        USER,
        /** The machine, the network, or this product. */
        INTERNAL
    }

    private final Kind kind;
    private final @Nullable Anchor anchor;

    MlModelException(Kind kind, @Nullable Anchor anchor, String message, @Nullable Throwable cause) {
        super(FullStops.single(Printable.message(message)), cause);
        this.kind = kind;
        this.anchor = anchor;
    }

    /** Returns a failure that the user's configuration, data or code caused. */
    public static MlModelException user(String message) {
        return new MlModelException(Kind.USER, null, message, null);
    }

    /** Returns a failure that the user's configuration, data or code caused, found through {@code cause}. */
    public static MlModelException user(String message, Throwable cause) {
        return new MlModelException(Kind.USER, null, message, cause);
    }

    /** Returns a failure of the machine, the network or this product. */
    public static MlModelException internal(String message) {
        return new MlModelException(Kind.INTERNAL, null, message, null);
    }

    /** Returns a failure of the machine, the network or this product, found through {@code cause}. */
    public static MlModelException internal(String message, Throwable cause) {
        return new MlModelException(Kind.INTERNAL, null, message, cause);
    }

    /** Returns a failure that the user's configuration, data or code caused, of which the documentation says more. */
    @Internal
    public static MlModelException user(Anchor anchor, String message) {
        return new MlModelException(Kind.USER, anchor, message, null);
    }

    /** Returns such a failure, found through {@code cause}. */
    @Internal
    public static MlModelException user(Anchor anchor, String message, Throwable cause) {
        return new MlModelException(Kind.USER, anchor, message, cause);
    }

    /** Returns a failure of the machine, the network or this product, of which the documentation says more. */
    @Internal
    public static MlModelException internal(Anchor anchor, String message) {
        return new MlModelException(Kind.INTERNAL, anchor, message, null);
    }

    /** Returns such a failure, found through {@code cause}. */
    @Internal
    public static MlModelException internal(Anchor anchor, String message, Throwable cause) {
        return new MlModelException(Kind.INTERNAL, anchor, message, cause);
    }

    /** Returns this failure after {@code sentences} about others, for the machine's fault: it ended what worked on them all. */
    @Internal
    public final MlModelException after(String sentences) {
        return new MlModelException(Kind.INTERNAL, anchor, sentences + sentence(), this);
    }

    /** Returns where the documentation says more, if it does. */
    @Internal
    public final Optional<Anchor> anchor() {
        return Optional.ofNullable(anchor);
    }

    /** Returns who can mend it. */
    public final Kind kind() {
        return kind;
    }

    /** Returns the message, which is never absent. */
    public final String sentence() {
        return String.valueOf(getMessage());
    }
}
