package io.github.mlmodel.maven.compile;

import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of every type that code rests on, as javac attributes it: of what it names and of what it calls, with the
 * owners of constants, which class files show in part alone.
 */
final class AttributedTypes implements TaskListener {

    private final Trees trees;
    private final Elements elements;
    private final SortedSet<String> names = new TreeSet<>();

    private AttributedTypes(JavacTask task) {
        trees = Trees.instance(task);
        elements = task.getElements();
    }

    /** Listens to a compilation that has not begun. */
    static AttributedTypes of(JavacTask task) {
        AttributedTypes types = new AttributedTypes(task);
        task.addTaskListener(types);
        return types;
    }

    /** Returns the binary names of the types, each by the outermost class that it stands in; those of the code too. */
    SortedSet<String> names() {
        return names;
    }

    @Override
    public void finished(TaskEvent event) {
        @Nullable TypeElement type = event.getTypeElement();
        if (event.getKind() != TaskEvent.Kind.ANALYZE || type == null) {
            return;
        }
        @Nullable TreePath path = trees.getPath(type);
        if (path == null) {
            return;
        }
        Scanner scanner = new Scanner();
        scanner.scan(path, null);
        TreePath unit = new TreePath(event.getCompilationUnit());
        for (ImportTree each : event.getCompilationUnit().getImports()) {
            scanner.scan(new TreePath(unit, each), null);
        }
    }

    private void note(@Nullable Element element) {
        if (element == null) {
            return;
        }
        noteOwner(element);
        ElementKind kind = element.getKind();
        if (!kind.isClass() && !kind.isInterface() && kind != ElementKind.PACKAGE && kind != ElementKind.MODULE) {
            note(element.asType());
        }
    }

    private void note(@Nullable TypeMirror type) {
        if (type != null) {
            TypeParts.of(type).forEach(this::noteOwner);
        }
    }

    private void noteOwner(Element element) {
        @Nullable TypeElement outermost = null;
        for (@Nullable Element each = element; each != null; each = each.getEnclosingElement()) {
            if (each instanceof TypeElement type) {
                outermost = type;
            }
        }
        if (outermost != null) {
            names.add(elements.getBinaryName(outermost).toString());
        }
    }

    private final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        @Override
        public @Nullable Void scan(TreePath path, @Nullable Void nothing) {
            note(path);
            return super.scan(path, null);
        }

        @Override
        public @Nullable Void scan(@Nullable Tree tree, @Nullable Void nothing) {
            if (tree != null) {
                note(new TreePath(getCurrentPath(), tree));
            }
            return super.scan(tree, null);
        }

        private void note(TreePath path) {
            AttributedTypes.this.note(trees.getElement(path));
            AttributedTypes.this.note(trees.getTypeMirror(path));
        }
    }
}
