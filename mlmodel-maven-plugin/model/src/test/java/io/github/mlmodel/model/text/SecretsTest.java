package io.github.mlmodel.model.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GITHUB_TOKEN",
                "PGPASSWORD",
                "MYSQL_ROOT_PASSWORD",
                "AWS_SECRET_ACCESS_KEY",
                "sonar.token",
                "db.password",
                "accessKeyId",
                "apiKey",
                "SSH_PRIVATE_KEY",
                "GOOGLE_CREDENTIALS",
                "signing.keyPassphrase"
            })
    void theValueOfAVariableWhoseNameSaysSoIsHiddenWhereverItStands(String name) {
        Secrets secrets = Secrets.none().withVariables(Map.of(name, "Sommer/2024 +x"));

        assertThat(secrets.hiddenIn("(Sommer/2024 +x) at q-Sommer%2F2024+%2Bx-Sommer%2F2024%20%2Bx"))
                .isEqualTo("(***) at q-***-***");
    }

    @ParameterizedTest
    @CsvSource({
        "SIGNING_KEY, ab12cd34ef56",
        "SSH-KEY, correct1horse2battery",
        "DB_PASS, sommer-2024-x",
        "DB_PWD, sommer-2024-x",
        "ACCOUNT_KEY, dGhpcyBpcyBubyBy/WFsIGtleSBhdCBhbGw=",
        "API_KEY, 48151623420815",
        "A_TOKEN, 4815-1623-4208-15",
        "AWS_ACCESS_KEY_ID, AKIAQWERTYUI"
    })
    void whatLooksLikeASecretAndHasTheNameOfOneIsHidden(String name, String value) {
        assertThat(Secrets.none().withVariables(Map.of(name, value)).hiddenIn("got " + value + "."))
                .isEqualTo("got ***.");
    }

    @ParameterizedTest
    @CsvSource({
        "SONAR_PROJECT_KEY, customer-churn",
        "SONAR_PROJECT_KEY, customer-churn-2024",
        "CACHE_KEY, production",
        "CACHE_KEY, linux-build-2024",
        "SSH_KEY, target/mlmodel",
        "SSH_KEY, C:\\keys\\id-rsa-4096",
        "SORT_KEY, customer_number",
        "PRIMARY_KEY, column 12 of rows",
        "secretName, production",
        "SECRET_NAME, production-2024",
        "DB_PASSWORD_FILE, /run/secrets/db",
        "TOKEN_URL, https://host.example.org/oauth2",
        "PUBLIC_KEY_ID, abcdef123456",
        "A_TOKEN, 1000000"
    })
    void whatIsOrdinaryStaysWhateverItsName(String name, String value) {
        Secrets secrets = Secrets.none().withVariables(Map.of(name, value)).withProperties(Map.of(name, value));

        assertThat(secrets.withArguments(List.of("-D" + name + "=x")).hiddenIn("/srv/" + value + "/data"))
                .isEqualTo("/srv/" + value + "/data");
    }

    @Test
    void anArgumentWithAnOrdinaryValueIsNotHiddenElsewhere() {
        assertThat(Secrets.none()
                        .withArguments(List.of("-Dcache.key=production"))
                        .hiddenIn("in production"))
                .isEqualTo("in production");
    }

    @Test
    void aLongSecretIsHiddenWhereATextWasShortened() {
        String secret =
                IntStream.range(0, 300).mapToObj(i -> String.format("%03d", i)).collect(Collectors.joining());
        Secrets secrets = Secrets.none().withVariables(Map.of("A_TOKEN", secret));

        assertThat(secrets.hiddenIn(Printable.text(secret))).isEqualTo("***…(725 characters left out)…***");
        assertThat(secrets.hiddenIn("Column '" + Printable.text("a " + secret + "b") + "' is gone."))
                .isEqualTo("Column 'a ***…(728 characters left out)…***b' is gone.");
        assertThat(secrets.hiddenIn("all of " + secret + ".")).isEqualTo("all of ***.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PWD", "OLDPWD", "HOME", "MAX_TOKENS", "KEYBOARD", "TOKENIZERS_PARALLELISM", "PASSAGE", "MONKEYS"
            })
    void theValueOfAnotherVariableStays(String name) {
        assertThat(Secrets.none()
                        .withVariables(Map.of(name, "/home/me/project"))
                        .hiddenIn("in /home/me/project"))
                .isEqualTo("in /home/me/project");
    }

    @Test
    void ofPropertiesTheNameMustBeClearer() {
        Secrets secrets = Secrets.none()
                .withProperties(
                        Map.of("primary.key", "customer_id", "db.password", "hunter2hunter2", "apiKey", "4711-0815-x"));

        assertThat(secrets.hiddenIn("column customer_id: hunter2hunter2, 4711-0815-x"))
                .isEqualTo("column customer_id: ***, ***");
    }

    @Test
    void shortValuesAndNumbersStay() {
        Secrets secrets = Secrets.none().withVariables(Map.of("A_TOKEN", "true", "B_KEY", "1000000000"));

        assertThat(secrets.hiddenIn("true: 1000000000 rows")).isEqualTo("true: 1000000000 rows");
    }

    @Test
    void eachLineOfALongSecretIsHidden() {
        Secrets secrets =
                Secrets.none().withVariables(Map.of("SIGNING_KEY", "-----BEGIN-----\nMIIEvQIBADAN\n-----END-----\n"));

        assertThat(secrets.hiddenIn("read MIIEvQIBADAN")).isEqualTo("read ***");
    }

    @Test
    void aSecretThatHoldsAnotherIsHiddenWhole() {
        Secrets secrets = Secrets.none().withVariables(Map.of("A_TOKEN", "abcdefgh", "B_TOKEN", "xxabcdefghxx"));

        assertThat(secrets.hiddenIn("xxabcdefghxx abcdefgh")).isEqualTo("*** ***");
    }

    @Test
    void aPasswordIsHiddenAlsoAsItIsSent() {
        Secrets secrets = Secrets.none().withPassword("deployer", "a secret");

        assertThat(secrets.hiddenIn("a secret, a+secret, ZGVwbG95ZXI6YSBzZWNyZXQ=, deployer"))
                .isEqualTo("***, ***, ***, deployer");
    }

    @Test
    void valuesOfArgumentsAreHiddenWhateverTheirName() {
        List<String> arguments =
                List.of("-Xmx2g", "-Dfolder=/data", "-Ddb.password=hunter2hunter2", "-javaagent:a.jar=k=v", "-Dflag");
        Secrets secrets = Secrets.none().withArguments(arguments);

        assertThat(arguments.stream().map(Secrets::argument))
                .containsExactly("-Xmx2g", "-Dfolder=***", "-Ddb.password=***", "-javaagent:a.jar=***", "-Dflag");
        assertThat(secrets.hiddenIn("jvm_args: -Xmx2g -Dfolder=/data -javaagent:a.jar=k=v; hunter2hunter2 in /data"))
                .isEqualTo("jvm_args: -Xmx2g -Dfolder=*** -javaagent:a.jar=***; *** in /data");
    }

    @Test
    void urlsAreHiddenToo() {
        assertThat(Secrets.none().hiddenIn("https://u:p@host/x?a=b")).isEqualTo("https://***@host/x?a=***");
    }
}
