package io.github.mlmodel.build.data;

import io.github.mlmodel.model.MlModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder of a project's own code. */
public final class CodeFolder {

    private CodeFolder() {}

    /**
     * Complains if the folder, or a link in it, leads out of the checkout.
     *
     * @param shown the folder as messages name it
     * @throws MlModelException naming all that do
     */
    public static void requireInside(Checkout checkout, Path folder, String shown) throws IOException {
        checkout.requireInside(folder, shown);
        if (Files.isDirectory(folder)) {
            FoundFiles found = FoundFiles.in(folder, checkout, file -> true, inside -> true);
            checkout.refuse(shown + " has", shown + "/", found.ways());
        }
    }
}
