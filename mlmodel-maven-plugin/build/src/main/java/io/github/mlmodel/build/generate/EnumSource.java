package io.github.mlmodel.build.generate;

import java.util.List;
import java.util.stream.Collectors;

/** Writes an enum of texts, which stands in another class. */
final class EnumSource {

    private EnumSource() {}

    /**
     * Adds the enum.
     *
     * @param name its name in Java
     * @param constants its constants
     * @param what what a constant is, in words
     */
    static void add(SourceText source, String name, List<ApiConstant> constants, String what) {
        String type = JavaText.identifier(name);
        source.lines(
                "    @Generated(\"mlmodel-maven-plugin\")",
                "    public enum " + type + " implements io.github.mlmodel.runtime.typed.GeneratedText {",
                constants.stream()
                                .map(constant -> "        /** " + what + " &quot;" + JavaText.comment(constant.text())
                                        + "&quot;. */\n        " + JavaText.identifier(constant.name()) + "("
                                        + JavaText.literal(constant.text()) + ")")
                                .collect(Collectors.joining(",\n"))
                        + ";",
                "",
                "        private final String text;",
                "",
                "        " + type + "(String text) {",
                "            this.text = text;",
                "        }",
                "",
                "        /** Returns it as it stands in the data. */",
                "        @Override",
                "        public String text() {",
                "            return text;",
                "        }",
                "",
                "        /**",
                "         * Returns the constant of a text.",
                "         *",
                "         * @throws IllegalArgumentException if there is none",
                "         */",
                "        public static " + type + " of(String text) {",
                "            for (" + type + " one : values()) {",
                "                if (one.text.equals(text)) {",
                "                    return one;",
                "                }",
                "            }",
                "            throw new IllegalArgumentException(\"There is no constant for '\" + text + \"'.\");",
                "        }",
                "    }");
    }
}
