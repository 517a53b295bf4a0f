package io.github.mlmodel.worker.record;

import io.github.mlmodel.worker.file.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Knows UTF-16 and UTF-32 by a file's first bytes, and what people of some scripts write by what the bytes would be in it. */
public final class EncodingGuess {

    private static final int LOOKED_AT = 1 << 10;
    private static final int DECODED = 1 << 16;

    /** The wider ones, as Windows writes them, of those that are alike. The first that fits: each has another script, and bytes of one hardly are texts of another. */
    private static final List<ScriptEncoding> EXPECTED = List.of(
            new ScriptEncoding("windows-31j", EncodingGuess::isKana, 0.1),
            new ScriptEncoding("EUC-JP", EncodingGuess::isKana, 0.1),
            new ScriptEncoding("x-windows-949", EncodingGuess::isHangul, 0.9));

    /**
     * An encoding.
     *
     * @param script what texts in it are written with
     * @param share how much of what is not ASCII is, at least
     */
    private record ScriptEncoding(String name, IntPredicate script, double share) {}

    private static final int LITTLE_ENDIAN_MARK = 0xFFFE0000;

    private static final int BIG_ENDIAN_MARK = 0x0000FEFF;

    private EncodingGuess() {}

    /** Returns whether a file is UTF-32: it has that mark, or three zeros in four bytes. */
    static boolean isUtf32(SourceFile file) {
        try (InputStream in = file.look()) {
            byte[] bytes = in.readNBytes(LOOKED_AT);
            boolean little = bytes.length >= 4 && word(bytes, 0) == LITTLE_ENDIAN_MARK;
            int small = 0;
            for (int at = 0; at + 4 <= bytes.length; at += 4) {
                int word = word(bytes, at);
                small += word != 0 && (word >>> 16 == 0 || (word & 0xFFFF) == 0) ? 1 : 0;
            }
            boolean all = bytes.length >= 8 && small == bytes.length / 4;
            return all && (little || word(bytes, 0) == BIG_ENDIAN_MARK || zeros(bytes) > bytes.length / 2);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] << 24)
                | ((bytes[at + 1] & 0xFF) << 16)
                | ((bytes[at + 2] & 0xFF) << 8)
                | (bytes[at + 3] & 0xFF);
    }

    private static int zeros(byte[] bytes) {
        int zeros = 0;
        for (byte value : bytes) {
            zeros += value == 0 ? 1 : 0;
        }
        return zeros;
    }

    /** Returns the name of UTF-16 as the file has it: with a mark, or with a zero in every second byte. */
    public static Optional<String> utf16(SourceFile file) {
        try (InputStream in = file.look()) {
            byte[] bytes = in.readNBytes(LOOKED_AT);
            int first = bytes.length > 1 ? bytes[0] & 0xFF : 0;
            int second = bytes.length > 1 ? bytes[1] & 0xFF : 0;
            if ((first == 0xFE && second == 0xFF) || (first == 0xFF && second == 0xFE)) {
                return Optional.of("UTF-16");
            }
            int[] zeros = new int[2];
            for (int i = 0; i < bytes.length; i++) {
                zeros[i % 2] += bytes[i] == 0 ? 1 : 0;
            }
            return name(zeros[0], zeros[1], bytes.length / 2);
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    /** Not every letter has a zero: those of Latin alphabets, digits and delimiters have. */
    private static Optional<String> name(int atEven, int atOdd, int characters) {
        int many = characters / 2;
        if (atEven == 0 && atOdd > many) {
            return Optional.of("UTF-16LE");
        }
        return atOdd == 0 && atEven > many ? Optional.of("UTF-16BE") : Optional.empty();
    }

    /** Returns the name of an encoding in which the file is a text of the script that it is for, where there is one. */
    public static Optional<String> byScript(SourceFile file) {
        try (InputStream in = file.look()) {
            byte[] bytes = in.readNBytes(DECODED);
            return EXPECTED.stream()
                    .filter(expected -> Charset.isSupported(expected.name()) && fits(expected, bytes))
                    .map(ScriptEncoding::name)
                    .findFirst();
        } catch (IOException e) {
            throw file.unreadable(e);
        }
    }

    private static boolean fits(ScriptEncoding expected, byte[] bytes) {
        CharBuffer text = CharBuffer.allocate(bytes.length);
        // Decoding is strict, and the last character may be cut.
        CoderResult result = Charset.forName(expected.name()).newDecoder().decode(ByteBuffer.wrap(bytes), text, false);
        if (result.isError()) {
            return false;
        }
        int[] others = text.flip().chars().filter(c -> c > 0x7F).toArray();
        long inScript = Arrays.stream(others).filter(expected.script()).count();
        return inScript > 0 && inScript >= expected.share() * others.length;
    }

    /** Those of half width are what other encodings' bytes are. */
    private static boolean isKana(int c) {
        return c >= 0x3041 && c <= 0x30FF;
    }

    /** Of the rare ones, Latin capitals with an accent and a letter behind them are the bytes. */
    private static boolean isHangul(int c) {
        return c >= 0xAC00
                && c <= 0xD7A3
                && Charset.forName("EUC-KR").newEncoder().canEncode((char) c);
    }
}
