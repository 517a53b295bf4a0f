package io.github.mlmodel.build.message;

import io.github.mlmodel.build.data.DataFile;

/**
 * The bundle of the model that another one is compared with.
 *
 * @param name how the user knows it: coordinates, or a path
 * @param file where it is
 * @param sha256 the digest that the goal has taken of it
 */
public record BaselineBundle(String name, DataFile file, String sha256) implements EarlierModel {

    @Override
    public String line() {
        return name + " " + sha256;
    }
}
