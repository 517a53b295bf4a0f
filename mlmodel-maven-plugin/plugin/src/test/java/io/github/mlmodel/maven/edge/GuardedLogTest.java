package io.github.mlmodel.maven.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.mlmodel.model.text.Secrets;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.Test;

class GuardedLogTest {

    private static final Secrets SECRETS = Secrets.none().withVariables(Map.of("A_TOKEN", "gehe1m-4711"));
    private static final String SECRET = "\u001b[2J gehe1m-4711 at https://u:geheim@host/x?sig=geheim";
    private static final String SHOWN = "\\u001b[2J *** at https://***@host/x?sig=***";

    private final List<String> said = new ArrayList<>();
    private final Log log = new GuardedLog(
            (Log) Proxy.newProxyInstance(
                    Log.class.getClassLoader(), new Class<?>[] {Log.class}, (proxy, method, what) -> {
                        if (what == null) {
                            return method.getName().equals("isWarnEnabled");
                        }
                        said.add(method.getName());
                        for (Object one : what) {
                            said.add(one.toString());
                        }
                        return null;
                    }),
            SECRETS);

    @Test
    void noLineOfAnyLevelTellsASecretOrDoesMoreThanBeingRead() {
        Throwable failure = new IllegalStateException(SECRET);
        log.debug(SECRET);
        log.debug(SECRET, failure);
        log.debug(failure);
        log.info(SECRET);
        log.info(SECRET, failure);
        log.info(failure);
        log.warn(SECRET);
        log.warn(SECRET, failure);
        log.warn(failure);
        log.error(SECRET);
        log.error(SECRET, failure);
        log.error(failure);

        String shownFailure = "java.lang.IllegalStateException: " + SHOWN;
        List<String> expected = new ArrayList<>();
        for (String level : List.of("debug", "info", "warn", "error")) {
            expected.addAll(List.of(level, SHOWN, level, SHOWN, shownFailure, level, shownFailure));
        }
        assertThat(said).isEqualTo(expected);
    }

    @Test
    void whatIsEnabledIsAsItWas() {
        assertThat(log.isWarnEnabled()).isTrue();
        assertThat(List.of(log.isDebugEnabled(), log.isInfoEnabled(), log.isErrorEnabled()))
                .containsOnly(false);
    }

    @Test
    void aLineThatSomebodyMayCopyIsNotShortened() {
        String line = "<columns>" + "größe, ".repeat(2_000) + "</columns>";

        log.info(line);

        assertThat(said).containsExactly("info", line);
    }
}
