package io.github.mlmodel.maven.reach;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a class file says of others. Names are internal ones: {@code com/example/Prices$Row}.
 *
 * @param name the class
 * @param source the file that it was compiled from, without folder; where the compiler was told not to say it, the one that
 *     has its outermost class's name
 * @param classes all classes in constants, descriptors, signatures and annotations; what looks like one counts too
 * @param calls the members of other classes that are used: {@code java/lang/Class.forName}
 */
record ClassFile(String name, String source, SortedSet<String> classes, SortedSet<String> calls) {

    /**
     * Reads a class file.
     *
     * @throws IOException if it is none
     */
    static ClassFile read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != 0xCAFEBABE) {
            throw new IOException("it is no class file");
        }
        in.readInt();
        ConstantPool pool = ConstantPool.read(in);
        in.readUnsignedShort();
        String name = pool.className(in.readUnsignedShort());
        in.readUnsignedShort();
        in.skipNBytes(2L * in.readUnsignedShort());
        skipMembers(in);
        skipMembers(in);
        SortedSet<String> classes = new TreeSet<>(pool.classNames());
        pool.texts().forEach(text -> addDescribed(text, classes));
        classes.remove(name);
        return new ClassFile(name, source(in, pool, name), classes, pool.members());
    }

    private static void skipMembers(DataInputStream in) throws IOException {
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6);
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                in.skipNBytes(2);
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }
    }

    private static String source(DataInputStream in, ConstantPool pool, String name) throws IOException {
        for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
            String attribute = pool.text(in.readUnsignedShort());
            long length = Integer.toUnsignedLong(in.readInt());
            if (attribute.equals("SourceFile")) {
                return pool.text(in.readUnsignedShort());
            }
            in.skipNBytes(length);
        }
        String simple = name.substring(name.lastIndexOf('/') + 1);
        int nested = simple.indexOf('$', 1);
        return (nested < 0 ? simple : simple.substring(0, nested)) + ".java";
    }

    /** Adds what stands in a descriptor or a signature between an {@code L} and the end of the name. */
    private static void addDescribed(String text, SortedSet<String> classes) {
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            while (end < text.length() && isOfName(text.charAt(end))) {
                end++;
            }
            if (end > start + 1 && end < text.length() && (text.charAt(end) == ';' || text.charAt(end) == '<')) {
                classes.add(text.substring(start + 1, end));
            }
        }
    }

    private static boolean isOfName(char letter) {
        return letter == '/' || Character.isJavaIdentifierPart(letter);
    }

    /** Returns the package, with slashes; empty for the default one. */
    String folder() {
        int end = name.lastIndexOf('/');
        return end < 0 ? "" : name.substring(0, end + 1);
    }

    /** Returns the class as Java names it. */
    String shown() {
        return name.replace('/', '.').replace('$', '.');
    }
}
