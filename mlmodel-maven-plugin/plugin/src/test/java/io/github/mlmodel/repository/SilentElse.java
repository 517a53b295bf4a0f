package io.github.mlmodel.repository;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where code asks for one kind of task and takes every other for the rest, which a further task would fall into. */
final class SilentElse extends TreeScanner<@Nullable Void, List<String>> {

    private static final Set<String> CONSTANTS = Set.of("CLASSIFICATION", "REGRESSION");

    /** A constant of Task, alone or as what an Optional holds. */
    private static final Pattern TASK = Pattern.compile("(Optional\\.of\\()?(Task\\.)?(CLASSIFICATION|REGRESSION)\\)?");

    private static final Set<String> MEMBERS = Set.of(
            "Target.Classes",
            "Target.Numbers",
            "PredictedColumn.Classes",
            "PredictedColumn.Numbers",
            "Predicted.Probabilities",
            "Predicted.Scores",
            "Predicted.Numbers",
            "FeatureMatrix",
            "Images",
            "ScoredClasses",
            "ScoredNumbers",
            "EvaluatedRows.Classes",
            "EvaluatedRows.Numbers");

    private String file = "";

    /** Returns what was found, each with its file. */
    static List<String> in(Iterable<? extends CompilationUnitTree> sources) {
        SilentElse scanner = new SilentElse();
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree source : sources) {
            String path = source.getSourceFile().toUri().getPath();
            scanner.file = path.substring(path.lastIndexOf('/') + 1);
            scanner.scan(source, found);
        }
        return found;
    }

    @Override
    public @Nullable Void visitBinary(BinaryTree tree, List<String> found) {
        boolean equality = tree.getKind() == Tree.Kind.EQUAL_TO || tree.getKind() == Tree.Kind.NOT_EQUAL_TO;
        boolean named = equality && (isWayOut(tree.getLeftOperand()) || isWayOut(tree.getRightOperand()));
        if (named || (equality && (isTask(tree.getLeftOperand()) || isTask(tree.getRightOperand())))) {
            add(tree, found);
        }
        return super.visitBinary(tree, found);
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree tree, List<String> found) {
        String method = tree.getMethodSelect().toString();
        boolean equality = method.equals("equals") || method.endsWith(".equals");
        boolean ofTask = method.endsWith(".equals")
                && TASK.matcher(method.replace(".equals", "")).matches();
        boolean all = method.endsWith("allOf")
                && tree.getArguments().stream()
                        .anyMatch(argument -> argument.toString().equals("Task.class"));
        boolean noLabels = method.endsWith("labels().isEmpty");
        if (ofTask
                || all
                || noLabels
                || (equality && tree.getArguments().stream().anyMatch(SilentElse::isTask))) {
            add(tree, found);
        }
        return super.visitMethodInvocation(tree, found);
    }

    @Override
    public @Nullable Void visitMemberReference(MemberReferenceTree tree, List<String> found) {
        if (isTask(tree.getQualifierExpression())) {
            add(tree, found);
        }
        return super.visitMemberReference(tree, found);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree tree, List<String> found) {
        String type = String.valueOf(tree.getType());
        if (MEMBERS.contains(type)) {
            add(tree, found);
        }
        return super.visitInstanceOf(tree, found);
    }

    /** A statement need not be exhaustive. */
    @Override
    public @Nullable Void visitSwitch(SwitchTree tree, List<String> found) {
        if (tree.getCases().stream().anyMatch(SilentElse::isOfTask)) {
            add(tree, found);
        }
        return super.visitSwitch(tree, found);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree tree, List<String> found) {
        boolean rest = tree.getCases().stream()
                .anyMatch(branch -> branch.getExpressions().isEmpty());
        if (rest && tree.getCases().stream().anyMatch(SilentElse::isOfTask)) {
            add(tree, found);
        }
        return super.visitSwitchExpression(tree, found);
    }

    private static boolean isOfTask(CaseTree branch) {
        return branch.getExpressions().stream().anyMatch(label -> CONSTANTS.contains(label.toString()));
    }

    private static boolean isTask(ExpressionTree expression) {
        return TASK.matcher(expression.toString()).matches();
    }

    /** What only a model of one task gives; probabilities and scores are asked for by what can do with nothing else. */
    private static boolean isWayOut(ExpressionTree expression) {
        return expression.toString().matches("(OutputName|Kind|Predicted\\.Kind)\\.PREDICTION");
    }

    private void add(Tree tree, List<String> found) {
        found.add(file + ": " + tree.toString().lines().findFirst().orElse(""));
    }
}
