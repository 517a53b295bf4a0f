package io.github.mlmodel.maven.fork;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.message.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Work that is over before a JVM's second compiler pays: few rows, and nothing but rows to go through. */
final class BriefWork {

    /**
     * Trees on 3.5 MB of rows take two thirds of the processor time with the first compiler alone, those on 50 MB as much as
     * with both.
     */
    private static final long MOST_BYTES = 8L << 20;

    private BriefWork() {}

    /** Returns whether some jobs together are brief. */
    static boolean is(List<? extends Job<?>> jobs) throws IOException {
        long bytes = 0;
        for (Job<?> job : jobs) {
            Optional<List<DataFile>> rows = job.rowsAlone();
            if (rows.isEmpty()) {
                return false;
            }
            for (DataFile file : rows.get()) {
                // A folder is one of images. A file that is gone meanwhile is the worker's to tell of.
                bytes += Files.isRegularFile(file.path()) ? Files.size(file.path()) : MOST_BYTES + 1;
            }
        }
        return bytes <= MOST_BYTES;
    }
}
