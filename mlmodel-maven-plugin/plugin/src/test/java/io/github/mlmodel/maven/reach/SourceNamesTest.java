package io.github.mlmodel.maven.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceNamesTest {

    @Test
    void namesMayMeanClassesOfTheOwnPackageAndOfImportedOnes() {
        SourceNames names = SourceNames.of("""
                package com . example;
                import org.acme.Prices;
                import static org.acme.Rates.VAT;
                import org.acme.all.*;
                class A { Object b = Prices.of(new C(1.5f).d, VAT); }
                """);

        assertThat(names.folder()).isEqualTo("com.example.");
        assertThat(names.imports()).containsExactlyInAnyOrder("org.acme.Prices", "org.acme.Rates.VAT", "org.acme.all");
        assertThat(names.candidates())
                .contains("org.acme.Prices", "org.acme.Rates", "org.acme.all.C", "com.example.C", "com.example.Prices")
                .doesNotContain("com.example.d", "com.example.f");
    }

    @Test
    void commentsAndTextsNameNothing() {
        SourceNames names = SourceNames.of("// A\n/* B \" */ class C { String s = \"D \\\" E\" + 'F' + '\\'' + \"\"\"\n"
                + "  G \"H\" \\\"\"\" I\n  \"\"\" + J; /** K */ }");

        assertThat(names.words()).isEqualTo(Set.of("class", "C", "String", "s", "J"));
    }

    @Test
    void escapedLettersAreRead() {
        assertThat(SourceNames.of("class \\u0041 { \\uuu0042 größe; }").words())
                .isEqualTo(Set.of("class", "A", "B", "größe"));
    }

    @Test
    void anEscapedBackslashBeginsNoEscapedLetter() {
        assertThat(SourceNames.of("class A { String s = \"\\\\u000a\" + B + \"\"; } /* \\\\u002a/ C */ ")
                        .words())
                .isEqualTo(Set.of("class", "A", "String", "s", "B"));
    }

    @Test
    void whatEndsInTheMiddleIsReadAsFarAsItGoes() {
        assertThat(SourceNames.of("class A { \"B").words()).isEqualTo(Set.of("class", "A"));
        assertThat(SourceNames.of("class A { /* B").words()).isEqualTo(Set.of("class", "A"));
        assertThat(SourceNames.of("package").candidates()).contains("package");
    }
}
