package io.github.mlmodel.build.step.bundle;

import java.nio.file.Path;

/** Adds files to what a build installs and publishes of a project. */
public interface Attachments {

    /** Attaches a file of a type, with a classifier. */
    void attach(String type, String classifier, Path file);
}
