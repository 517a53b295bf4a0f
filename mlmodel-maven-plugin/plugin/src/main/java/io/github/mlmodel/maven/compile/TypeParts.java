package io.github.mlmodel.maven.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.UnionType;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** The classes that a type is made of: its own, those of its arguments and bounds, and of what a method takes and gives. */
final class TypeParts extends SimpleTypeVisitor14<@Nullable Void, @Nullable Void> {

    private final Set<TypeElement> classes = new HashSet<>();

    /** Bounds may name their own variable. */
    private final Set<TypeVariable> seen = new HashSet<>();

    private TypeParts() {}

    static Set<TypeElement> of(TypeMirror type) {
        TypeParts parts = new TypeParts();
        parts.visit(type);
        return parts.classes;
    }

    @Override
    public @Nullable Void visitDeclared(DeclaredType type, @Nullable Void nothing) {
        if (type.asElement() instanceof TypeElement element) {
            classes.add(element);
        }
        visit(type.getEnclosingType());
        return visitAll(type.getTypeArguments());
    }

    @Override
    public @Nullable Void visitArray(ArrayType type, @Nullable Void nothing) {
        return visit(type.getComponentType());
    }

    @Override
    public @Nullable Void visitTypeVariable(TypeVariable type, @Nullable Void nothing) {
        if (seen.add(type)) {
            visit(type.getUpperBound());
            visit(type.getLowerBound());
        }
        return null;
    }

    @Override
    public @Nullable Void visitWildcard(WildcardType type, @Nullable Void nothing) {
        visitIfThere(type.getExtendsBound());
        return visitIfThere(type.getSuperBound());
    }

    @Override
    public @Nullable Void visitExecutable(ExecutableType type, @Nullable Void nothing) {
        visit(type.getReturnType());
        visitAll(type.getParameterTypes());
        visitAll(type.getThrownTypes());
        return visitAll(type.getTypeVariables());
    }

    @Override
    public @Nullable Void visitIntersection(IntersectionType type, @Nullable Void nothing) {
        return visitAll(type.getBounds());
    }

    @Override
    public @Nullable Void visitUnion(UnionType type, @Nullable Void nothing) {
        return visitAll(type.getAlternatives());
    }

    private @Nullable Void visitIfThere(@Nullable TypeMirror type) {
        return type == null ? null : visit(type);
    }

    private @Nullable Void visitAll(List<? extends TypeMirror> types) {
        types.forEach(this::visit);
        return null;
    }
}
