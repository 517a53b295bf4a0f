package io.github.mlmodel.worker.record;

import io.github.mlmodel.build.data.DataFile;
import io.github.mlmodel.model.Anchor;
import io.github.mlmodel.model.MlModelException;
import io.github.mlmodel.worker.file.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Finds line numbers by reading again; only done when there is a fault to report. */
public final class Lines {

    private Lines() {}

    /** Returns how many lines end before so many uncompressed bytes. LF, CR and CR LF end a line. */
    public static long before(DataFile file, long offset, Charset encoding) {
        if (offset == 0) {
            return 0;
        }
        long lines = 0;
        int previous = 0;
        try (InputStream in = new BufferedInputStream(new SourceFile(file).look())) {
            for (long at = 0; at < offset; at++) {
                int c = in.read();
                if (c == '\r' || (c == '\n' && previous != '\r')) {
                    lines++;
                }
                previous = c;
            }
        } catch (IOException e) {
            throw SourceFile.unreadable(file, e);
        }
        return lines;
    }

    /** Returns the failure for a file that holds bytes which are not of the encoding: names the first one's line. */
    public static MlModelException badByte(DataFile file, Charset encoding) {
        long line = 1;
        char previous = 0;
        char[] chars = new char[1 << 13];
        try (StrictText text = StrictText.of(new SourceFile(file).look(), encoding)) {
            for (int count = text.read(chars); count >= 0; count = text.read(chars)) {
                for (int i = 0; i < count; i++) {
                    if (chars[i] == '\r' || (chars[i] == '\n' && previous != '\r')) {
                        line++;
                    }
                    previous = chars[i];
                }
            }
        } catch (StrictText.BadByteException e) {
            return MlModelException.user(Anchor.ENCODING, message(file, encoding, line, e.value()), e);
        } catch (IOException e) {
            return SourceFile.unreadable(file, e);
        }
        return SourceFile.changed(file);
    }

    private static String message(DataFile file, Charset encoding, long line, int value) {
        if (EncodingGuess.isUtf32(new SourceFile(file))) {
            return file.name() + " is written in UTF-32, not in " + encoding.name()
                    + ". Convert it to UTF-8 first, for example by iconv -f UTF-32 -t UTF-8.";
        }
        if (value == 0) {
            return file.name() + ":" + line + " holds byte 0x00, which no text has. "
                    + EncodingGuess.utf16(new SourceFile(file))
                            .map(name -> "Every second byte is one, as in UTF-16 without a mark: declare <encoding>"
                                    + name + "</encoding> in <dataset>.")
                            .orElse(
                                    "Fetch or export the file again, if it was not written whole; if it is UTF-16, declare"
                                            + " <encoding>UTF-16LE</encoding> or <encoding>UTF-16BE</encoding> in <dataset>.");
        }
        boolean utf8 = encoding.equals(StandardCharsets.UTF_8);
        boolean utf16 = utf8 && line == 1 && (value == 0xFE || value == 0xFF);
        return "%s:%d holds byte 0x%02X, which is not %s. %s"
                .formatted(
                        file.name(),
                        line,
                        value,
                        encoding.name(),
                        utf16
                                ? "It looks like UTF-16: declare <encoding>UTF-16</encoding> in <dataset>."
                                : "Declare the file's encoding in <dataset>, for example <encoding>"
                                        + (utf8
                                                ? EncodingGuess.byScript(new SourceFile(file))
                                                        .orElse("windows-1252")
                                                : "UTF-8")
                                        + "</encoding>, or convert the file.");
    }
}
