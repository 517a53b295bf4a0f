package io.github.mlmodel.worker.image;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.build.spec.Source;
import io.github.mlmodel.spi.Progress;
import io.github.mlmodel.worker.split.Split;
import java.util.List;

/**
 * Images to read.
 *
 * @param source where their classes are
 * @param split which images
 * @param files an IDX file of images and one of labels, or a folder
 * @param seed seed of the split
 * @param mostDirectBytes images that take more than that are kept in a temporary file, mapped into memory
 * @param threads how many threads may work
 * @param progress told about images
 */
public record ImageRequest(
        Source.Images source,
        Split split,
        List<DataFile> files,
        long seed,
        long mostDirectBytes,
        int threads,
        Progress progress) {

    /** Copies the list. */
    public ImageRequest {
        files = List.copyOf(files);
    }

    /** Asks for images of which half as many bytes as the heap may have are kept in memory. */
    public ImageRequest(
            Source.Images source, Split split, List<DataFile> files, long seed, int threads, Progress progress) {
        this(source, split, files, seed, Runtime.getRuntime().maxMemory() / 2, threads, progress);
    }
}
