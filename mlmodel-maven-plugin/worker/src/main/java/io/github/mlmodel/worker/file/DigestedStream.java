package io.github.mlmodel.worker.file;

import io.github.mlmodel.files.Checksum;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/** Bytes that are digested in passing, and compared with the starts that were met before. */
class DigestedStream extends InputStream {

    private final InputStream in;
    private final List<Start> starts;
    private final Checksum checksum = new Checksum();
    private long position;
    private int compared;
    private boolean ended;
    private boolean differs;
    private boolean open = true;

    /**
     * What was met by a look at the first bytes.
     *
     * @param length their number
     * @param whole whether the file ended there
     * @param checksum of them
     */
    record Start(long length, boolean whole, String checksum) {}

    /**
     * Digests a stream.
     *
     * @param starts what its first bytes should be, the shortest first
     */
    DigestedStream(InputStream in, List<Start> starts) {
        this.in = in;
        this.starts = List.copyOf(starts);
        compareStarts();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int count = in.read(target, offset, length);
        if (count < 0) {
            ended = true;
            return count;
        }
        int from = offset;
        int left = count;
        while (compared < starts.size() && starts.get(compared).length() - position <= left) {
            int part = (int) (starts.get(compared).length() - position);
            add(target, from, part);
            from += part;
            left -= part;
            compareStarts();
        }
        add(target, from, left);
        return count;
    }

    private void add(byte[] bytes, int offset, int count) {
        checksum.add(bytes, offset, count);
        position += count;
    }

    private void compareStarts() {
        while (compared < starts.size() && starts.get(compared).length() == position) {
            differs |= !starts.get(compared).checksum().equals(checksum.text());
            compared++;
        }
    }

    /** Returns how many bytes were read. */
    long position() {
        return position;
    }

    /** Returns whether the end was met. */
    boolean ended() {
        return ended;
    }

    boolean isOpen() {
        return open;
    }

    /** Returns whether what was read to its end is not what the starts were of. */
    boolean differs() {
        boolean longer = starts.stream().anyMatch(start -> start.whole() && start.length() != position);
        return differs || longer || compared < starts.size();
    }

    /** Returns the checksum of what was read. */
    String checksum() {
        return checksum.text();
    }

    @Override
    public void close() throws IOException {
        open = false;
        in.close();
    }
}
