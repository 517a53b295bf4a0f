package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactedTest {

    static Stream<Arguments> users() {
        return Stream.of(
                Arguments.of("https://user:geheim@host/x", "https://***@host/x"),
                Arguments.of("https://geheim@host/x", "https://***@host/x"),
                Arguments.of("redis://:geheim@host:6379", "redis://***@host:6379"),
                Arguments.of("mongodb+srv://u:geheim@a.b,c.d/db", "mongodb+srv://***@a.b,c.d/db"),
                Arguments.of("ssh://git:geheim@host:22/x.git", "ssh://***@host:22/x.git"),
                Arguments.of("s3://key:geheim@bucket/rows.csv", "s3://***@bucket/rows.csv"),
                Arguments.of("//u:geheim@host/x", "//***@host/x"),
                Arguments.of("https://u:ge@heim@host/x", "https://***@host/x"),
                Arguments.of("https://u:ge/heim@host/x", "https://***@host/x"),
                Arguments.of("https://u:ge?heim@host/x", "https://***@host/x"),
                Arguments.of("https://u:ge#heim@host/x?a=b", "https://***@host/x?a=***"),
                Arguments.of("https://u:ge'hei)m@host/x", "https://***@host/x"),
                Arguments.of("https://u:ge%40heim%2F@host/x", "https://***@host/x"),
                Arguments.of("https://u:12geheim@host", "https://***@host"),
                Arguments.of("https://DOMAIN\\u:geheim@host/x", "https://***@host/x"),
                Arguments.of("https://u:geheim@[::1]:8080/x", "https://***@[::1]:8080/x"),
                Arguments.of("https:\\/\\/u:geheim@host\\/x", "https:\\/\\/***@host\\/x"),
                Arguments.of("https%3A%2F%2Fu%3Ageheim%40host%2Fx", "https%3A%2F%2F***%40host%2Fx"),
                Arguments.of("deploy:geheim@host.example.org:/srv", "deploy:***@host.example.org:/srv"),
                Arguments.of("scp:deploy:geheim@host.example.org", "scp:deploy:***@host.example.org"),
                Arguments.of("HTTPS://U:GEHEIM@HOST", "HTTPS://***@HOST"));
    }

    static Stream<Arguments> queries() {
        return Stream.of(
                Arguments.of("https://host/x.csv?token=geheim&v=2", "https://host/x.csv?token=***&v=***"),
                Arguments.of("https://host?geheim", "https://host?***"),
                Arguments.of("https://host/x?sig=a%2Bgeheim==", "https://host/x?sig=***"),
                Arguments.of("https://host/x?a=1;b=geheim", "https://host/x?a=***;b=***"),
                Arguments.of("https://host/x?a=1&amp;b=geheim", "https://host/x?a=***&amp;b=***"),
                Arguments.of("https://host/x#access_token=geheim&n=1", "https://host/x#access_token=***&n=***"),
                Arguments.of("https://host/x?a=geheim#chapter", "https://host/x?a=***#chapter"),
                Arguments.of("https://h/?next=https://u:geheim@h2/x&t=geheim", "https://h/?next=***&t=***"),
                Arguments.of("https://h/?q=what?geheim", "https://h/?q=***"));
    }

    static Stream<Arguments> databases() {
        return Stream.of(
                Arguments.of(
                        "jdbc:postgresql://h:5432/db?user=u&password=geheim",
                        "jdbc:postgresql://h:5432/db?user=***&password=***"),
                Arguments.of("jdbc:mysql://u:geheim@h/db", "jdbc:mysql://***@h/db"),
                Arguments.of("jdbc:oracle:thin:scott/geheim@h:1521:x", "jdbc:oracle:thin:***@h:1521:x"),
                Arguments.of("jdbc:oracle:thin:scott/ge@heim@//h:1521/x", "jdbc:oracle:thin:***@//h:1521/x"),
                Arguments.of("jdbc:oracle:thin:@h:1521:x", "jdbc:oracle:thin:@h:1521:x"),
                Arguments.of(
                        "jdbc:sqlserver://h;user=sa;password={ge;heim}", "jdbc:sqlserver://h;user=***;password=***"),
                Arguments.of("jdbc:sqlserver://h;password={g{e;heim};n=1", "jdbc:sqlserver://h;password=***;n=***"),
                Arguments.of(
                        "jdbc:db2://h:50000/db:user=u;password=geheim;",
                        "jdbc:db2://h:50000/db:user=***;password=***;"),
                Arguments.of("'jdbc:h2:mem:x;PASSWORD=geheim'", "'jdbc:h2:mem:x;PASSWORD=***"));
    }

    static Stream<Arguments> sentences() {
        return Stream.of(
                Arguments.of(
                        "Could not transfer a:b:1 from/to c (https://u:geheim@h/r?t=geheim): status code: 401",
                        "Could not transfer a:b:1 from/to c (https://***@h/r?t=***): status code: 401"),
                Arguments.of(
                        "'https://u:geheim@a/x', \"https://b?geheim\" and <c>https://v:geheim@d</c>.\nhttps://e#f",
                        "'https://***@a/x', \"https://b?***\" and <c>https://***@d</c>.\nhttps://e#f"),
                Arguments.of("{\"url\":\"https://u:geheim@h\",\"n\":1}", "{\"url\":\"https://***@h\",\"n\":1}"),
                Arguments.of("https://u:geheim@a,https://v:geheim@b", "https://***@a,https://***@b"),
                Arguments.of("Authorization: Basic Z2VoZWlt", "Authorization: Basic ***"),
                Arguments.of("proxy-authorization=Bearer geheim, x", "proxy-authorization=Bearer ***, x"),
                Arguments.of("-Ddb.password=ge,heim&x -Xmx1g", "-Ddb.password=*** -Xmx1g"),
                Arguments.of("GITHUB_TOKEN=geheim PATH=/bin", "GITHUB_TOKEN=*** PATH=/bin"),
                Arguments.of("{user=u,apiKey=geheim,n=1}", "{user=u,apiKey=***,n=1}"));
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("Authorization: ApiKey geheim", "Authorization: ApiKey ***"),
                Arguments.of("Authorization: SSWS geheim\nnext", "Authorization: SSWS ***\nnext"),
                Arguments.of("Authorization: geheim2 geheim3", "Authorization: ***"),
                Arguments.of("Authorization: Negotiate geheim==, x", "Authorization: Negotiate ***, x"),
                Arguments.of("{\"Authorization\": \"Splunk geheim\"}", "{\"Authorization\": \"Splunk ***\"}"),
                Arguments.of(
                        "Authorization: Digest username=\"u\", response=\"geheim\"\nnext",
                        "Authorization: Digest ***\nnext"),
                Arguments.of(
                        "Authorization: AWS4-HMAC-SHA256 Credential=a, Signature=geheim",
                        "Authorization: AWS4-HMAC-SHA256 ***"),
                Arguments.of("X-Api-Key: geheim", "X-Api-Key: ***"),
                Arguments.of("curl -H 'X-Auth-Token: geheim' x", "curl -H 'X-Auth-Token: ***' x"),
                Arguments.of("with Bearer geheim12 sent", "with Bearer *** sent"),
                Arguments.of("bearer geheimgeheimgeheimgeheim", "bearer ***"));
    }

    static Stream<Arguments> named() {
        return Stream.of(
                Arguments.of("{\"password\":\"geheim\"}", "{\"password\":\"***\"}"),
                Arguments.of("{\"clientSecret\" : \"ge \\\" heim\",\"n\":1}", "{\"clientSecret\" : \"***\",\"n\":1}"),
                Arguments.of("{'api_key': 'geheim', 'n': 1}", "{'api_key': '***', 'n': 1}"),
                Arguments.of("{\\\"password\\\":\\\"geheim\\\"}", "{\\\"password\\\":\\\"***\\\"}"),
                Arguments.of("password: geheim2", "password: ***"),
                Arguments.of("db:\n  password: geheim2\n  name: x", "db:\n  password: ***\n  name: x"),
                Arguments.of("{user: u, password: geheim2}", "{user: u, password: ***}"),
                Arguments.of("password: \"geheim 2\"", "password: \"***\""),
                Arguments.of("{\"error\":\"password: geheim2\"}", "{\"error\":\"password: ***\"}"),
                Arguments.of("password='a geheim c' user=u", "password=*** user=u"),
                Arguments.of("password=\"a geheim c\" user=u", "password=\"***\" user=u"));
    }

    @ParameterizedTest
    @MethodSource({"users", "queries", "databases", "sentences", "headers", "named"})
    void whatIsSecretByItsPlaceIsHidden(String text, String shown) {
        assertThat(Redacted.text(text)).isEqualTo(shown).doesNotContainIgnoringCase("geheim");
        assertThat(Redacted.text(shown)).isEqualTo(shown);
        assertThat(Printable.text(text)).isEqualTo(shown.replace("\n", "\\n"));
        assertThat(Printable.message(text)).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://host:8443/@scope/x",
                "https://repo.example.org/releases",
                "'https://host:8443', somebody@example.org",
                "(https://host:8443) and a@b",
                "https://host/docs/page.html#chapter",
                "Is it https://host/x?",
                "file:///tmp/a@b/c",
                "/srv//data@2/x",
                "http://[::1]:8080/a@b",
                "group:artifact:1.0:zip:churn",
                "git@github.com:org/repo.git",
                "mailto:somebody@example.org",
                "image:tag@sha256:9f86d081",
                "recall[a:b]@region=EU at least 0.5",
                "accuracy @ plan = 'a:b@c'",
                "Raise it with -Dmlmodel.jvm.args=-Xmx8g.",
                "id::https://repo.example.org/releases",
                "key=4711, monkey=1, tokens=12",
                "C:\\data\\rows.csv?",
                "Model 'churn' has secret: 3 classes",
                "password: is missing",
                "The password: it is given in settings.xml",
                "The token: 'a' or 'b'",
                "password: ",
                "secretName=production, tokenCount=3, minTokenCount: 100000",
                "bearer authentication is refused",
                "a bearer of bad news",
                "12:30@noon"
            })
    void whatIsNoneStays(String text) {
        assertThat(Redacted.text(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//",
                "x//",
                "://a:",
                "://u:p@",
                "https://a?b&",
                "https://a#b=c&",
                "jdbc:a:b/c@",
                "jdbc:;a={",
                "password=\"",
                "password='\\",
                "\"password\":",
                "password: a",
                "token=",
                "password:",
                "bearer ",
                "bearer a",
                "authorization",
                "x-key:",
                ";a=",
                "password=x,",
                "%3a%2f%2fa",
                "a:b@c.d,",
                "\\/\\/u:@",
                "authorization: x ",
                "'",
                "@@@@",
                ":::",
                "/?#"
            })
    void veryLongTextsTakeNoLongTime(String part) {
        String text = part.repeat(300_000 / part.length());

        assertThat(Redacted.text(text)).isNotEmpty();
    }

    @Test
    void aLongUrlOfADatabaseTakesNoLongTime() {
        assertThat(Redacted.text("jdbc:x://h/" + ";a={".repeat(750_000))).startsWith("jdbc:x://h/;a=***;a=***");
    }

    @Test
    void aSecretThatIsCutInTheMiddleIsHiddenAllTheSame() {
        assertThat(Printable.text("https://u:" + "geheim".repeat(100) + "@host/x"))
                .isEqualTo("https://***@host/x");
    }
}
