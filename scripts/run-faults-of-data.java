import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Data and code of the project that are damaged. */
final class DataFaults extends Faults {

    DataFaults(List<Fault> faults) {
        super(faults);
    }

    @Override
    void add() {
        damagedData();
        damagedCode();
    }

    private void damagedData() {
        byte[] more = Damage.packed(Damage.utf8("\n"));
        packed("second-member-damaged", bytes -> Damage.joined(bytes, Arrays.copyOfRange(more, 2, more.length)), "behind|after|member");
        packed("garbage-behind", bytes -> Damage.joined(bytes, Damage.utf8("garbage")), "behind|after|member");
        packed("truncated", bytes -> Arrays.copyOf(bytes, bytes.length * 2 / 3), "not complete|incomplete|ends|truncated|damaged");
        packed("flipped", bytes -> {
            bytes[bytes.length / 2] ^= 1;
            return bytes;
        }, "damaged|CRC|checksum|not complete|corrupt");
        packed("not-packed", Damage::unpacked, "gz|packed|gzip");
        packed("emptied", bytes -> new byte[0], "empty|no gzip|packed");
        packed("pointer", bytes -> Damage.utf8(Damage.POINTER), "LFS");
        table("emptied", bytes -> new byte[0], "empty");
        table("zero-bytes", bytes -> new byte[bytes.length], ":1 holds byte 0x00");
        table("nul-in-a-cell", bytes -> {
            bytes[2000] = 0;
            return bytes;
        }, ":\\d+ holds byte 0x00");
        table("long-line", bytes -> Damage.joined(bytes, new byte[0], Damage.utf8("x".repeat(20_000_000))), ":402 has 1 value|longest");
        table("pointer", bytes -> Damage.utf8(Damage.POINTER), "LFS");
        table("invalid-utf-8", bytes -> {
            bytes[2000] = (byte) 0xE9;
            return bytes;
        }, "UTF-8");
        table("utf-16-without-mark", bytes -> new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16LE),
                "UTF-16LE");
        table("open-quote", bytes -> Damage.utf8(new String(bytes, StandardCharsets.UTF_8).replaceFirst("(?s)(.{4000}.*?,)", "$1\"")),
                "quote");
        table("ragged", bytes -> Damage.joined(bytes, Damage.utf8("1,2\n")), ":402 has 2 values");
        table("header-alone", bytes -> Arrays.copyOf(bytes, new String(bytes, StandardCharsets.UTF_8).indexOf('\n') + 1), "no rows|rows");
        table("cut-in-a-line", bytes -> Arrays.copyOf(bytes, bytes.length - 12), ":401 has 4 values");
        goesOn("byte-order-mark", bytes -> Damage.joined(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF}, bytes));
        goesOn("carriage-returns", bytes -> Damage.utf8(new String(bytes, StandardCharsets.UTF_8).replace("\n", "\r\n")));
        goesOn("no-last-line-end", bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        data("packed-zeros-behind", Project.PACKED, bytes -> Damage.joined(bytes, new byte[512]))
                .right(Right.goesOn("").ofModelAlone());
        data("packed-in-two-members", Project.PACKED, bytes -> {
            byte[] all = Damage.unpacked(bytes);
            return Damage.joined(Damage.packed(Arrays.copyOf(all, 3000)), Damage.packed(Arrays.copyOfRange(all, 3000, all.length)));
        }).right(Right.goesOn("").ofModelAlone());
        for (Damage.Kind kind : List.of(Damage.Kind.FOLDER, Damage.Kind.PIPE, Damage.Kind.BROKEN_LINK, Damage.Kind.LINK_LOOP)) {
            fault("data-" + kind, Project.TABLE, State.SOURCES, "compile").before(Damage.file(kind, Project.TABLE.source))
                    .right(Right.fails("churn\\.csv.*" + words(kind)));
        }
        images("claims-more", Damage.packed(Damage.images(200, 2_000_000_000)), "shades\\.idx\\.gz");
        images("claims-less", Damage.packed(Damage.images(200, 150)), "shades\\.idx\\.gz");
        images("other-magic", Damage.packed(Damage.labels(200, 200)), "shades\\.idx\\.gz");
        images("negative-count", Damage.packed(Damage.images(200, -1)), "shades\\.idx\\.gz");
        images("emptied", new byte[0], "shades\\.idx\\.gz");
        images("pointer", Damage.utf8(Damage.POINTER), "LFS");
        images("truncated", Damage.packed(Arrays.copyOf(Damage.images(200, 200), 2000)), "shades\\.idx\\.gz");
        fault("images-fewer-labels", Project.IMAGES, State.SOURCES, "compile")
                .before(Damage.bytes("datasets/labels.idx.gz", Damage.packed(Damage.labels(150, 150))))
                .right(Right.fails("150.*200|200.*150"));
        fault("images-labels-garbage", Project.IMAGES, State.SOURCES, "compile")
                .before(Damage.change("datasets/labels.idx.gz", bytes -> Damage.joined(bytes, Damage.utf8("garbage"))))
                .right(Right.fails("labels\\.idx\\.gz"));
    }

    private static String words(Damage.Kind kind) {
        return switch (kind) {
            case FOLDER -> "is a folder";
            case PIPE -> "is a pipe";
            case BROKEN_LINK -> "is a link to nowhere";
            case LFS_POINTER -> "is a pointer of Git LFS";
            case LINK_LOOP -> "leads back|loop";
            default -> "";
        };
    }

    private Fault data(String id, Project project, Damage.Change change) {
        return fault("data-" + id, project, State.SOURCES, "compile").before(Damage.change(project.source, change));
    }

    private void packed(String id, Damage.Change change, String says) {
        data("packed-" + id, Project.PACKED, change).right(Right.fails("churn\\.csv\\.gz.*(" + says + ")"));
    }

    private void table(String id, Damage.Change change, String says) {
        data(id, Project.TABLE, change).right(Right.fails("churn\\.csv.*(" + says + ")"));
    }

    private void goesOn(String id, Damage.Change change) {
        data(id, Project.TABLE, change).right(Right.goesOn("").ofModelAlone());
    }

    private void images(String id, byte[] bytes, String says) {
        fault("images-" + id, Project.IMAGES, State.SOURCES, "compile").before(Damage.bytes(Project.IMAGES.source, bytes))
                .right(Right.fails(says));
    }

    private void damagedCode() {
        for (String file : List.of("src/train/java/com/example/Mean.java", "src/evaluate/java/com/example/Share.java")) {
            for (Damage.Kind kind : List.of(Damage.Kind.TRUNCATED, Damage.Kind.EMPTIED, Damage.Kind.FOLDER, Damage.Kind.PIPE,
                    Damage.Kind.BROKEN_LINK, Damage.Kind.LFS_POINTER)) {
                fault("code-" + kind + "-" + last(file), Project.OWN, State.SOURCES, "test").before(Damage.file(kind, file))
                        .right(Right.fails(switch (kind) {
                            case TRUNCATED -> last(file) + ":\\d+";
                            case EMPTIED -> "com\\.example\\.Mean|own_share";
                            default -> last(file) + " " + words(kind);
                        }));
            }
            fault("code-unreadable-" + last(file), Project.OWN, State.SOURCES, "test")
                    .rule(Rule.error("open", 13, file))
                    .right(Right.fails("no permission (for|to read or write) \\S*" + last(file) + "|" + last(file) + " may not be read"));
        }
    }
}
