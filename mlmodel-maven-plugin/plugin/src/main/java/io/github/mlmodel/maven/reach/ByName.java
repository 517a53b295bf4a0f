package io.github.mlmodel.maven.reach;

import java.util.Optional;
import java.util.Set;

/** Calls that may reach classes and files that nothing but a text at run time names. */
final class ByName {

    /** Classes of which every member counts. */
    private static final Set<String> OWNERS = Set.of(
            "java/beans/XMLDecoder",
            "java/io/ObjectInputStream",
            "java/lang/ClassLoader",
            "java/lang/ModuleLayer",
            "java/lang/invoke/MethodHandle",
            "java/lang/invoke/MethodHandleProxies",
            "java/lang/invoke/MethodHandles",
            "java/lang/invoke/MethodHandles$Lookup",
            "java/lang/invoke/MethodType",
            "java/lang/invoke/VarHandle",
            "java/lang/reflect/AccessibleObject",
            "java/lang/reflect/Constructor",
            "java/lang/reflect/Executable",
            "java/lang/reflect/Field",
            "java/lang/reflect/Method",
            "java/lang/reflect/Proxy",
            "java/net/URLClassLoader",
            "java/nio/file/FileSystems",
            "java/security/SecureClassLoader",
            "java/sql/DriverManager",
            "java/util/ResourceBundle",
            "java/util/ServiceLoader",
            "javax/imageio/ImageIO",
            "javax/script/ScriptEngineManager",
            "javax/xml/parsers/DocumentBuilderFactory",
            "javax/xml/parsers/SAXParserFactory",
            "javax/xml/stream/XMLInputFactory",
            "javax/xml/stream/XMLOutputFactory",
            "javax/xml/transform/TransformerFactory",
            "javax/xml/validation/SchemaFactory",
            "javax/xml/xpath/XPathFactory");

    private static final Set<String> MEMBERS = Set.of(
            "java/lang/Class.forName",
            "java/lang/Class.getResource",
            "java/lang/Class.getResourceAsStream",
            "java/lang/Module.getResourceAsStream");

    private ByName() {}

    /** Returns the first such call of a class, as {@code Class.forName}. */
    static Optional<String> in(ClassFile file) {
        return file.calls().stream().filter(ByName::counts).findFirst().map(ByName::shown);
    }

    private static boolean counts(String call) {
        return MEMBERS.contains(call) || OWNERS.contains(call.substring(0, call.lastIndexOf('.')));
    }

    private static String shown(String call) {
        String member = call.substring(call.lastIndexOf('/') + 1).replace('$', '.');
        return member.endsWith(".<init>") ? "new " + member.substring(0, member.lastIndexOf('.')) : member;
    }
}
