package io.github.mlmodel.model.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file was to be read, and something else stands in its place. */
public final class ObstacleException extends FileSystemException {

    private static final long serialVersionUID = 1L;

    private final transient Obstacle obstacle;

    /** Names the file and what stands there. */
    public ObstacleException(Path file, Obstacle obstacle) {
        super(file.toString(), null, obstacle.clause());
        this.obstacle = obstacle;
    }

    /** Returns what stands there. */
    public Obstacle obstacle() {
        return obstacle;
    }

    /** Returns what stands where, and what to do. */
    public String sentence() {
        return obstacle.sentence(getFile());
    }
}
