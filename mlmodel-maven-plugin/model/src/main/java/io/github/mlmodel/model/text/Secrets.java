package io.github.mlmodel.model.text;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Secrets that a build knows, hidden wherever they turn up in a text: by whatever way a library or own code got hold of
 * them. Short ones stay, for they are words that stand in texts for other reasons.
 */
public final class Secrets {

    private static final Secrets NONE = new Secrets(Map.of());

    /** Shorter texts are not hidden wherever they stand. */
    private static final int SHORTEST = 8;

    /** Of longer ones parts are hidden, too: somebody may have shortened the text that they stand in. */
    private static final int LONG = 64;

    private static final int START = 32;
    private static final int END = 16;

    /** What {@code -D}, agents and the like are given, behind the name. */
    private static final Pattern ARGUMENT =
            Pattern.compile("(-D[^=]*=|-(?:javaagent|agentpath):[^=]*=|-agentlib:[^=]*=)(.+)", Pattern.DOTALL);

    /** What stands in place of each; the longest come first, lest a part of one be hidden and the rest stay. */
    private final List<Map.Entry<String, String>> hidden;

    private Secrets(Map<String, String> hidden) {
        this.hidden = hidden.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(
                        Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder())))
                .toList();
    }

    /** Returns no secrets. */
    public static Secrets none() {
        return NONE;
    }

    /** Returns these secrets and those values of environment variables whose name, or whose name and look, say that they are. */
    public Secrets withVariables(Map<String, String> variables) {
        return with(variables, SecretNames::isSecret);
    }

    /**
     * Returns these secrets and those values of properties whose name says that they are secret. That of a {@code key}
     * alone is none: properties of a build name columns and tables so.
     */
    public Secrets withProperties(Map<String, String> properties) {
        return with(properties, SecretNames::isClear);
    }

    /** Returns these secrets and a password, also as it is sent to a server together with the name of its user. */
    public Secrets withPassword(String user, String password) {
        Map<String, String> all = all();
        add(all, password);
        add(all, Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        return new Secrets(all);
    }

    /** Returns these secrets and the values of a JVM's arguments, which are hidden behind their names. */
    public Secrets withArguments(List<String> arguments) {
        Map<String, String> all = all();
        for (String argument : arguments) {
            Matcher matcher = ARGUMENT.matcher(argument);
            if (matcher.matches()) {
                all.put(argument, matcher.group(1) + Redacted.MASK);
                if (SecretNames.isSecret(name(matcher.group(1)), matcher.group(2))) {
                    add(all, matcher.group(2));
                }
            }
        }
        return new Secrets(all);
    }

    /** Returns an argument of a JVM without its value, where it has a name. */
    public static String argument(String argument) {
        return ARGUMENT.matcher(argument).replaceFirst("$1" + Redacted.MASK);
    }

    /** Returns the text without these secrets and without those that {@link Redacted} tells by their place. */
    public String hiddenIn(String text) {
        return Redacted.text(withoutValues(text));
    }

    /** Returns the text without these secrets alone, for what is recorded: its meaning must not change by its look. */
    public String withoutValues(String text) {
        String shown = text;
        for (Map.Entry<String, String> secret : hidden) {
            shown = shown.replace(secret.getKey(), secret.getValue());
            if (secret.getKey().length() > LONG && secret.getValue().equals(Redacted.MASK)) {
                shown = withoutStarts(shown, secret.getKey());
                shown = withoutEnds(shown, secret.getKey());
            }
        }
        return shown;
    }

    private Secrets with(Map<String, String> values, BiPredicate<String, String> isSecret) {
        Map<String, String> all = all();
        values.forEach((name, value) -> {
            if (isSecret.test(name, value)) {
                value.lines().forEach(line -> add(all, line.strip()));
            }
        });
        return new Secrets(all);
    }

    private static String name(String beginning) {
        return beginning.substring(0, beginning.length() - 1);
    }

    private static String withoutStarts(String text, String secret) {
        String start = secret.substring(0, START);
        StringBuilder shown = new StringBuilder();
        int done = 0;
        for (int i = text.indexOf(start); i >= 0; i = text.indexOf(start, done)) {
            int end = i + START;
            while (end < text.length() && end - i < secret.length() && text.charAt(end) == secret.charAt(end - i)) {
                end++;
            }
            shown.append(text, done, i).append(Redacted.MASK);
            done = end;
        }
        return done == 0 ? text : shown.append(text, done, text.length()).toString();
    }

    private static String withoutEnds(String text, String secret) {
        String end = secret.substring(secret.length() - END);
        StringBuilder shown = new StringBuilder();
        int done = 0;
        for (int i = text.indexOf(end); i >= 0; i = text.indexOf(end, done)) {
            int start = i;
            int before = secret.length() - END;
            while (start > done && before > 0 && text.charAt(start - 1) == secret.charAt(before - 1)) {
                start--;
                before--;
            }
            shown.append(text, done, start).append(Redacted.MASK);
            done = i + END;
        }
        return done == 0 ? text : shown.append(text, done, text.length()).toString();
    }

    private Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        hidden.forEach(secret -> all.put(secret.getKey(), secret.getValue()));
        return all;
    }

    private static void add(Map<String, String> all, String secret) {
        if (secret.length() >= SHORTEST) {
            all.put(secret, Redacted.MASK);
            String encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
            all.put(encoded, Redacted.MASK);
            all.put(encoded.replace("+", "%20"), Redacted.MASK);
        }
    }
}
