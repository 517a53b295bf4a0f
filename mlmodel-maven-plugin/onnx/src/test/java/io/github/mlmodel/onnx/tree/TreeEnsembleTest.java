package io.github.mlmodel.onnx.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.mlmodel.spi.graph.Attribute;
import io.github.mlmodel.spi.graph.ElementType;
import io.github.mlmodel.spi.graph.GraphBuilder;
import io.github.mlmodel.spi.graph.Node;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TreeEnsembleTest {

    @Test
    void nodesOfEachTreeAreNumberedFromItsRoot() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);
        for (int tree = 0; tree < 2; tree++) {
            ensemble.startTree();
            int root = ensemble.split(3, 0.5, true);
            int left = ensemble.leaf(1, 2);
            int right = ensemble.leafOf(1, 4);
            ensemble.children(root, left, right);
        }

        Map<String, Object> attributes = attributes(ensemble);

        assertThat(attributes.get("nodes_treeids")).isEqualTo(new long[] {0, 0, 0, 1, 1, 1});
        assertThat(attributes.get("nodes_nodeids")).isEqualTo(new long[] {0, 1, 2, 0, 1, 2});
        assertThat(attributes.get("nodes_featureids")).isEqualTo(new long[] {3, 0, 0, 3, 0, 0});
        assertThat(attributes.get("nodes_truenodeids")).isEqualTo(new long[] {1, 0, 0, 1, 0, 0});
        assertThat(attributes.get("nodes_falsenodeids")).isEqualTo(new long[] {2, 0, 0, 2, 0, 0});
        assertThat(attributes.get("nodes_missing_value_tracks_true")).isEqualTo(new long[] {1, 0, 0, 1, 0, 0});
        assertThat(attributes.get("nodes_modes"))
                .isEqualTo(new String[] {"BRANCH_LEQ", "LEAF", "LEAF", "BRANCH_LEQ", "LEAF", "LEAF"});
        assertThat(attributes.get("target_treeids")).isEqualTo(new long[] {0, 0, 0, 1, 1, 1});
        assertThat(attributes.get("target_nodeids")).isEqualTo(new long[] {1, 1, 2, 1, 1, 2});
        assertThat(attributes.get("target_ids")).isEqualTo(new long[] {0, 1, 1, 0, 1, 1});
        assertThat(attributes.get("target_weights")).isEqualTo(new float[] {1, 2, 4, 1, 2, 4});
    }

    @Test
    void leafOfZerosKeepsOneWeightBecauseEveryLeafNeedsOne() {
        TreeEnsemble ensemble = new TreeEnsemble(3, TreeEnsemble.Branch.LT);
        ensemble.startTree();
        ensemble.leaf(0, 0, 0);

        assertThat(attributes(ensemble).get("target_weights")).isEqualTo(new float[] {0});
    }

    @Test
    void thresholdsSeparateTheSameFloatsAsTheirDoubles() {
        double between = (1.0 + Math.nextUp(1.0f)) / 2 + 1e-9;

        assertThat((float) between).isGreaterThan(1.0f);
        assertThat(TreeEnsemble.floor(between)).isEqualTo(1.0f);
        assertThat(TreeEnsemble.ceiling(between)).isEqualTo(Math.nextUp(1.0f));
        assertThat(TreeEnsemble.floor(1e300)).isEqualTo(Float.MAX_VALUE);
        assertThat(TreeEnsemble.ceiling(-1e300)).isEqualTo(-Float.MAX_VALUE);
        assertThat(TreeEnsemble.floor(0.5)).isEqualTo(0.5f);
        assertThat(TreeEnsemble.ceiling(0.5)).isEqualTo(0.5f);
    }

    @Test
    void wrongNumberOfValuesIsRefused() {
        TreeEnsemble ensemble = new TreeEnsemble(2, TreeEnsemble.Branch.LEQ);

        assertThatThrownBy(() -> ensemble.leaf(1f)).hasMessage("1 values for 2 targets");
        assertThatThrownBy(() -> ensemble.base(1f)).hasMessage("1 base values for 2 targets");
        assertThatThrownBy(() -> ensemble.split(0, 0, false)).hasMessage("startTree() comes before the first node");
    }

    private static Map<String, Object> attributes(TreeEnsemble ensemble) {
        GraphBuilder builder = new GraphBuilder("t");
        ensemble.addTo(builder, builder.input("features", ElementType.FLOAT, -1, 4));
        Node node = builder.build().nodes().get(0);
        return node.attributes().stream().collect(Collectors.toMap(Attribute::name, Attribute::value));
    }
}
