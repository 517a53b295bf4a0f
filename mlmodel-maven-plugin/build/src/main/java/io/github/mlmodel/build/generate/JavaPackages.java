package io.github.mlmodel.build.generate;

/** Names of packages. */
public final class JavaPackages {

    private JavaPackages() {}

    /** Returns the package that a {@code groupId} stands for, for example {@code com.my_shop} for {@code com.my-shop}. */
    public static String of(String groupId) {
        return JavaName.packageOf(groupId);
    }
}
