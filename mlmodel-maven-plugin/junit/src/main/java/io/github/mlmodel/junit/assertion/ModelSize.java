package io.github.mlmodel.junit.assertion;

import io.github.mlmodel.model.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** The size of a model's file on the class path. */
final class ModelSize {

    private ModelSize() {}

    /**
     * Returns the bytes of a model's file.
     *
     * @throws IllegalArgumentException if the class path has none of that name
     */
    static long of(String model) {
        String resource = ModelFile.MODEL.inJar(model);
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        @Nullable URL url = context == null ? null : context.getResource(resource);
        if (url == null) {
            url = ModelSize.class.getClassLoader().getResource(resource);
        }
        if (url == null) {
            throw new IllegalArgumentException("The class path has no " + resource + ", so that the size of model '"
                    + model + "' is not known. Look at the file that it was loaded from.");
        }
        try (InputStream in = url.openStream()) {
            return in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new IllegalArgumentException(url + " cannot be read: " + e.getMessage() + ".", e);
        }
    }
}
