package io.github.mlmodel.engine.trees.boosting;

import io.github.mlmodel.engine.trees.boosting.bins.TableLayout;
import io.github.mlmodel.engine.trees.boosting.loss.BoostedLoss;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.catalog.EngineCatalog;

/**
 * What a training takes beside the rows as they were read: the table of bins, what is kept of each row, and histograms.
 *
 * @param layout how the table will lie
 * @param bytesOfRow what is kept of each row
 */
record TrainingMemory(TableLayout layout, long bytesOfRow) {

    /** Bytes that a tree's histograms may take. */
    private static final long MOST_HISTOGRAMS = 256L << 20;

    private static final long MEGABYTE = 1 << 20;

    /** A row's pair, and its place in the order of rows, twice. */
    private static final int BYTES_OF_ROW = Long.BYTES + 2 * Integer.BYTES;

    /** So much of the heap should stay free beside what is needed: one in so many parts. */
    private static final int SLACK = 4;

    /** What has to stay free in any case, of the heap one in so many parts: no collector fills it to its end. */
    private static final int SPARE = 16;

    static TrainingMemory of(TableLayout layout, BoostedLoss loss, boolean weighted) {
        int scratch = layout.listed() > 0 ? 1 : 0;
        return new TrainingMemory(
                layout, BYTES_OF_ROW + scratch + (long) loss.outputs() * Double.BYTES + loss.bytesOfRow(weighted));
    }

    /**
     * What there is memory for.
     *
     * @param twice whether bins may lie there by column, too
     * @param histograms bytes that these may take
     */
    record Room(boolean twice, long histograms) {}

    /**
     * Looks what there is memory for.
     *
     * @throws MlModelException where the heap has not even what is needed in any case
     */
    Room in(HeapSpace heap) {
        long twice = (long) layout.written() * layout.rows();
        if (needed() + twice > heap.free() - heap.free() / SLACK) {
            heap.collect();
        }
        long free = heap.free();
        long spare = heap.most() / SPARE;
        if (needed() > free - spare) {
            throw tooLittle(heap);
        }
        boolean roomy = needed() + twice <= free - free / SLACK;
        long left = free - spare - needed() - (roomy ? twice : 0);
        return new Room(roomy, Math.min(MOST_HISTOGRAMS, left + Histograms.fewestBytes(layout.bins())));
    }

    private long needed() {
        return layout.panelBytes() + layout.listBytes() + ofRows() + Histograms.fewestBytes(layout.bins());
    }

    private long ofRows() {
        return bytesOfRow * layout.rows();
    }

    private MlModelException tooLittle(HeapSpace heap) {
        long enough = heap.used() + needed();
        return MlModelException.user("Trainer '" + EngineCatalog.GRADIENT_BOOSTING + "': " + layout.rows() + " rows of "
                + layout.features().width() + " columns need " + megabytes(needed())
                + " MB of memory beside the rows as"
                + " they were read: " + table() + megabytes(ofRows()) + " MB for " + bytesOfRow + " bytes of each row, "
                + megabytes(Histograms.fewestBytes(layout.bins())) + " MB for histograms. Of the heap's "
                + megabytes(heap.most()) + " MB, " + heap.free() / MEGABYTE + " MB are free, and "
                + megabytes(heap.most() / SPARE) + " MB have to stay so. Set <jvmArgs>-Xmx"
                + megabytes(enough + enough / SLACK) + "m</jvmArgs> (mlmodel.jvm.args), or train on fewer rows or"
                + " columns.");
    }

    private String table() {
        String bins = megabytes(layout.panelBytes()) + " MB for bins of " + counted(layout.written(), "column") + ", ";
        String lists = megabytes(layout.listBytes()) + " MB for " + counted(layout.listed(), "list") + ", ";
        return (layout.written() == 0 ? "" : bins) + (layout.listed() == 0 ? "" : lists);
    }

    private static String counted(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private static long megabytes(long bytes) {
        return (bytes + MEGABYTE - 1) / MEGABYTE;
    }
}
