package io.github.mlmodel.build.step.look;

import io.github.mlmodel.model.text.Printable;

/** Writes commands that run {@code init}, to be copied into a shell. */
final class InitCommand {

    private InitCommand() {}

    /** Returns the command without options: the short form works only where a POM has the plugin. */
    static String goal(String version) {
        return "mvn io.github.mlmodel:mlmodel-maven-plugin:" + version + ":init";
    }

    /** Returns the command that was given, with a target. */
    static String of(InitRequest request, String source, String target) {
        StringBuilder command = new StringBuilder(goal(request.version())).append(argument("source", source));
        if (request.encoding() != null) {
            command.append(argument("encoding", request.encoding()));
        }
        return command.append(argument("target", target)).toString();
    }

    private static String argument(String name, String value) {
        String argument = "-Dmlmodel.init." + name + "=" + Printable.page(value).replace('\n', ' ');
        if (argument.matches("[\\w.=:/+-]+")) {
            return " " + argument;
        }
        // Between single quotes, a shell that knows them reads nothing into a text.
        return argument.matches(".*[$`\"\\\\!].*")
                ? " '" + argument.replace("'", "'\\''") + "'"
                : " \"" + argument + "\"";
    }
}
