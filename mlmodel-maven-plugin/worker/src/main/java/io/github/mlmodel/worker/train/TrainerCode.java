package io.github.mlmodel.worker.train;

import io.github.mlmodel.model.MlModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The code of a trainer behind its edge. A class of the project's own may throw anything and give nothing: then the user is
 * told which, and where. What an engine throws is this product's fault.
 *
 * @param name the trainer's name
 * @param classes folder of the compiled {@code src/train/java}, or absent for an engine's trainer
 */
record TrainerCode(String name, @Nullable Path classes) {

    /**
     * Calls the trainer, or what it gave.
     *
     * @param what gives the result, for example {@code its needs()}
     * @throws MlModelException if own code throws, or the result is {@code null}
     */
    <T> T call(String what, Supplier<@Nullable T> code) {
        return given(what, run(code));
    }

    /** Calls the trainer, which gives nothing back. */
    void run(Runnable code) {
        run(() -> {
            code.run();
            return "";
        });
    }

    /** Returns a result that is there. */
    <T> T given(String what, @Nullable T result) {
        if (result == null) {
            throw broken("gave nothing: " + what + " returned null.", "it");
        }
        return result;
    }

    /**
     * Returns the failure of a trainer that gives what cannot be used.
     *
     * @param does what it does, to its full stop
     * @param part what an author corrects
     */
    MlModelException broken(String does, String part) {
        return MlModelException.user("Trainer '" + name + "' " + does + " Nothing was kept. If the trainer is your own,"
                + " correct " + part + "; else choose another trainer and report this one.");
    }

    /**
     * Makes something of the graph that the trainer's model gave.
     *
     * @throws MlModelException if own code gave what nothing can be made of
     */
    <T> T written(Supplier<T> made) {
        try {
            return made.get();
        } catch (MlModelException e) {
            throw e;
        } catch (RuntimeException e) {
            // A graph is foreign data, whose parts are looked at nowhere else.
            if (classes == null) {
                throw e;
            }
            throw broken("gave a graph that cannot be written: " + e + ".", "its graph()");
        }
    }

    /**
     * Loads or runs the file that was made of the graph. What the rules or ONNX Runtime have against it is in the trainer's
     * part: that of the features is known to be good.
     *
     * @throws MlModelException if it is refused
     */
    <T> T accepted(Supplier<T> loaded) {
        try {
            return loaded.get();
        } catch (MlModelException e) {
            if (e.kind() != MlModelException.Kind.USER) {
                throw e;
            }
            throw broken(
                    "gave a graph that is refused: " + e.sentence()
                            + (e.sentence().endsWith(".") ? "" : "."),
                    "its graph()");
        }
    }

    private <T> @Nullable T run(Supplier<@Nullable T> code) {
        try {
            return code.get();
        } catch (MlModelException e) {
            throw e;
        } catch (Throwable e) {
            // The edge to foreign code, which may throw anything; what the machine lacks is not its fault.
            if (!isOwn(e)) {
                throw e;
            }
            throw MlModelException.user(
                    "Trainer '" + name + "' of src/train/java failed: " + e + place(e) + ". Correct it.", e);
        }
    }

    /** Returns where in the project's own code something failed, with a leading blank; empty if that cannot be told. */
    String place(Throwable failure) {
        return frame(failure)
                .map(frame -> " at line " + frame.getLineNumber() + " of " + frame.getFileName())
                .orElse("");
    }

    private boolean isOwn(Throwable failure) {
        boolean lacks = causes(failure)
                .anyMatch(cause -> cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError));
        boolean traced = causes(failure).anyMatch(cause -> cause.getStackTrace().length > 0);
        return classes != null && !lacks && (!traced || frame(failure).isPresent());
    }

    private Optional<StackTraceElement> frame(Throwable failure) {
        return causes(failure)
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .filter(this::isOwn)
                .findFirst();
    }

    private boolean isOwn(StackTraceElement frame) {
        return classes != null
                && Files.isRegularFile(classes.resolve(frame.getClassName().replace('.', '/') + ".class"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
