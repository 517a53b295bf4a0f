package io.github.mlmodel.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkupTest {

    @Test
    void whatXmlReadsAsItsOwnIsEscaped() {
        assertThat(Markup.escape("<a b=\"c\" d='e'> & ü")).isEqualTo("&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt; &amp; ü");
        assertThat(Markup.escape("tab\tline\nend")).isEqualTo("tab&#9;line&#10;end");
    }

    @Test
    void quotesInAnElementsContentStay() {
        assertThat(Markup.content("customer's \"age\" < 5 && > 1"))
                .isEqualTo("customer's \"age\" &lt; 5 &amp;&amp; &gt; 1");
    }

    @Test
    void whatXmlForbidsIsReplaced() {
        assertThat(Markup.content("a\u0000b\u001Bc\uD800d\uFFFEe")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe");
        assertThat(Markup.content("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void namesOfDataAreWrittenOutAndBounded() {
        assertThat(Markup.escape("a\u001B[2J\u202Eb")).isEqualTo("a\\u001b[2J\\u202eb");
        assertThat(Markup.escape("x".repeat(3_000_000))).hasSizeLessThan(5_000);
    }
}
