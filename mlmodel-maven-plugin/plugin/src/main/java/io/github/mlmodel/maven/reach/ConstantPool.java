package io.github.mlmodel.maven.reach;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The constants of a class file, as far as they name something: JVMS 4.4. */
final class ConstantPool {

    private static final int UTF8 = 1;
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIRST_MEMBER = 9;
    private static final int LAST_MEMBER = 11;
    private static final int NAME_AND_TYPE = 12;

    /** Bytes behind the tag, by tag; text has its own length. */
    private static final int[] SIZES = {0, 0, 0, 4, 4, 8, 8, 2, 2, 4, 4, 4, 4, 0, 0, 3, 2, 4, 4, 2, 2};

    private final int[] tags;
    private final int[] first;
    private final int[] second;
    private final @Nullable String[] texts;

    private ConstantPool(int size) {
        tags = new int[size];
        first = new int[size];
        second = new int[size];
        texts = new String[size];
    }

    static ConstantPool read(DataInputStream in) throws IOException {
        ConstantPool pool = new ConstantPool(in.readUnsignedShort());
        for (int i = 1; i < pool.tags.length; i++) {
            int tag = in.readUnsignedByte();
            pool.tags[i] = tag;
            if (tag == LONG || tag == DOUBLE) {
                // They take two places.
                i++;
                in.skipNBytes(SIZES[tag]);
            } else {
                pool.readSmall(in, i, tag);
            }
        }
        return pool;
    }

    private void readSmall(DataInputStream in, int i, int tag) throws IOException {
        if (tag == UTF8) {
            texts[i] = in.readUTF();
        } else if (tag == CLASS) {
            first[i] = in.readUnsignedShort();
        } else if (tag >= FIRST_MEMBER && tag <= NAME_AND_TYPE) {
            first[i] = in.readUnsignedShort();
            second[i] = in.readUnsignedShort();
        } else if (tag < SIZES.length && SIZES[tag] > 0) {
            in.skipNBytes(SIZES[tag]);
        } else {
            throw new IOException("it has a constant of the unknown kind " + tag);
        }
    }

    String text(int index) {
        return Objects.requireNonNullElse(texts[index], "");
    }

    String className(int index) {
        return text(first[index]);
    }

    List<String> texts() {
        return Arrays.stream(texts).filter(Objects::nonNull).toList();
    }

    /** Returns the names of classes; of arrays there are descriptors, which are texts. */
    List<String> classNames() {
        List<String> names = new ArrayList<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] == CLASS) {
                names.add(className(i));
            }
        }
        return names;
    }

    SortedSet<String> members() {
        SortedSet<String> members = new TreeSet<>();
        for (int i = 1; i < tags.length; i++) {
            if (tags[i] >= FIRST_MEMBER && tags[i] <= LAST_MEMBER) {
                members.add(className(first[i]) + "." + text(first[second[i]]));
            }
        }
        return members;
    }
}
