package io.github.mlmodel.worker.image;

import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.spi.Images;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes images one by one and keeps them outside the heap: in memory, or, where they are many, in a temporary file that is
 * mapped into it. The shards are the same either way.
 */
abstract sealed class ImageStore {

    private static final int SHARD_BYTES = 1 << 30;

    final int rows;
    final int height;
    final int width;
    final int channels;
    final int bytes;
    final int rowsPerShard;

    private ImageStore(int rows, Survey survey, int channels) {
        this.rows = rows;
        this.height = survey.height();
        this.width = survey.width();
        this.channels = channels;
        this.bytes = Math.multiplyExact(Math.multiplyExact(height, width), channels);
        this.rowsPerShard = Math.max(1, Math.min(rows, SHARD_BYTES / bytes));
    }

    /** Makes a store for exactly {@code rows} images; at most {@code mostDirectBytes} are kept in memory. */
    static ImageStore of(int rows, Survey survey, int channels, long mostDirectBytes) {
        long total = (long) rows * survey.height() * survey.width() * channels;
        return total <= mostDirectBytes
                ? new InMemory(rows, survey, channels)
                : new InFile(rows, survey, channels, mostDirectBytes);
    }

    /** Adds the next image. */
    abstract void add(byte[] image);

    /** Returns all images; nothing can be added afterwards. */
    final Images images() {
        return new Images(rows, height, width, channels, shards(), rowsPerShard);
    }

    abstract List<ByteBuffer> shards();

    /** Returns the bytes of each shard. */
    final int[] lengths() {
        int[] lengths = new int[(int) ((rows + rowsPerShard - 1L) / rowsPerShard)];
        for (int shard = 0; shard < lengths.length; shard++) {
            lengths[shard] = Math.min(rowsPerShard, rows - shard * rowsPerShard) * bytes;
        }
        return lengths;
    }

    private static final class InMemory extends ImageStore {
        private final List<ByteBuffer> shards = new ArrayList<>();
        private int next;

        InMemory(int rows, Survey survey, int channels) {
            super(rows, survey, channels);
            for (int length : lengths()) {
                shards.add(ByteBuffer.allocateDirect(length));
            }
        }

        @Override
        void add(byte[] image) {
            shards.get(next++ / rowsPerShard).put(image);
        }

        @Override
        List<ByteBuffer> shards() {
            shards.forEach(ByteBuffer::flip);
            return shards;
        }
    }

    private static final class InFile extends ImageStore {
        private static final int BUFFER = 1 << 20;

        private final long mostDirectBytes;
        private final Path file;
        private final FileChannel channel;
        private final ByteBuffer buffer;

        InFile(int rows, Survey survey, int channels, long mostDirectBytes) {
            super(rows, survey, channels);
            this.mostDirectBytes = mostDirectBytes;
            this.buffer = ByteBuffer.allocateDirect(Math.max(BUFFER, bytes));
            try {
                this.file = Files.createTempFile("images-", ".bin");
                this.channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        void add(byte[] image) {
            if (buffer.remaining() < image.length) {
                flush();
            }
            buffer.put(image);
        }

        private void flush() {
            try {
                buffer.flip();
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                buffer.clear();
            } catch (IOException e) {
                throw failure(e);
            }
        }

        @Override
        List<ByteBuffer> shards() {
            flush();
            try (channel) {
                List<ByteBuffer> shards = new ArrayList<>();
                long position = 0;
                for (int length : lengths()) {
                    shards.add(channel.map(FileChannel.MapMode.READ_ONLY, position, length));
                    position += length;
                }
                deleteEarly();
                return shards;
            } catch (IOException e) {
                throw failure(e);
            }
        }

        /** What is mapped stays readable. Windows refuses: there the file goes with the folder of the run. */
        private void deleteEarly() {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                return;
            }
        }

        private MlModelException failure(IOException cause) {
            return MlModelException.internal(
                    "The images take " + (((long) rows * bytes) >> 20) + " MiB, and more than "
                            + (mostDirectBytes >> 20) + " MiB, half of the worker's heap limit, are kept in a temporary"
                            + " file, which cannot be written: " + cause.getMessage()
                            + ". Make room on the disk, or raise the limit with -Dmlmodel.jvm.args=-Xmx….",
                    cause);
        }
    }
}
