package io.github.mlmodel.maven.port;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.maven.model.Build;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginManagement;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BringingParentTest {

    private static final String KEY = "io.github.mlmodel:mlmodel-maven-plugin";

    @Test
    void theNearestParentThatNamesThePluginBringsIt() {
        MavenProject top = project("top", build(), null);
        MavenProject middle = project("middle", build(), top);
        MavenProject empty = project("empty", null, middle);

        assertThat(BringingParent.of(project("module", null, empty), KEY)).contains("com.example:middle:1.0");
    }

    @Test
    void aModuleThatNamesThePluginItselfIsBroughtNothing() {
        MavenProject parent = project("parent", build(), null);

        assertThat(BringingParent.of(project("module", build(), parent), KEY)).isEmpty();

        MavenProject byProfile = project("module", null, parent);
        Profile profile = new Profile();
        profile.setBuild(build());
        byProfile.getOriginalModel().addProfile(profile);
        assertThat(BringingParent.of(byProfile, KEY)).isEmpty();
    }

    @Test
    void whatIsOnlyManagedIsBroughtByNobody() {
        Build managed = new Build();
        managed.setPluginManagement(new PluginManagement());
        managed.getPluginManagement().addPlugin(plugin());

        assertThat(BringingParent.of(project("module", null, project("parent", managed, null)), KEY))
                .isEmpty();
        assertThat(BringingParent.of(project("module", null, null), KEY)).isEmpty();
    }

    private static Build build() {
        Build build = new Build();
        build.addPlugin(plugin());
        return build;
    }

    private static Plugin plugin() {
        Plugin plugin = new Plugin();
        plugin.setGroupId("io.github.mlmodel");
        plugin.setArtifactId("mlmodel-maven-plugin");
        return plugin;
    }

    private static MavenProject project(String name, @Nullable Build build, @Nullable MavenProject parent) {
        Model model = new Model();
        model.setGroupId("com.example");
        model.setArtifactId(name);
        model.setVersion("1.0");
        model.setBuild(build);
        MavenProject project = new MavenProject(model);
        project.setOriginalModel(model);
        project.setParent(parent);
        return project;
    }
}
