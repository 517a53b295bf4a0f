import static org.assertj.core.api.Assertions.assertThat

import io.github.mlmodel.integration.BuiltProject

def project = new BuiltProject(basedir)
def why = '(there is no NVIDIA driver|the variable CUDA_VISIBLE_DEVICES is .-1., which hides every GPU)'
assertThat(project.build(1).failure()).matches('<models/model\\[price]/device> is cuda, and price must be trained, but no NVIDIA GPU'
        + " can be used here: $why\\. Looked for the driver.s library libcuda\\.so\\.1 \\([^)]+\\); /dev/[a-z]+ \\([^)]+\\);"
        + ' nvidia-smi \\([^)]+\\)\\. To train on a GPU, [^.]+\\. To train on the CPU instead, set auto or cpu'
        + ' \\(-Dmlmodel\\.device=cpu\\)\\.')
project.build(2).failsWith('The device is cuda, but the trainers of these models compute on the CPU alone: tree (decision-tree).'
        + ' Set <device>auto</device> for them, or -Dmlmodel.device=auto, with which they are trained on the CPU and neural'
        + ' networks on the GPU.')
project.build(3).failsWith("mlmodel.device is 'gpu', which is no device; did you mean 'cpu'? It is one of: cpu, cuda, auto.")
assertThat(project.log().exceptions()).isEqualTo(['MojoFailureException'] * 3)

// Nothing was resolved for a GPU, and nothing trained, before that was said.
for (folder in ['com/microsoft/onnxruntime/onnxruntime_gpu', 'org/bytedeco/cuda']) {
    assertThat(new File(localRepositoryPath, folder)).doesNotExist()
}
assertThat(project.file('cache/cuda')).doesNotExist()
project.log().mentions(1, 'price: trained on ').mentions(1, 'tree: trained on ')
project.build(4).saysLike(".*price: training on the CPU, because $why.*")
project.build(5).saysUpToDate('price')
project.build(6).says('  device: cuda', '  device: cpu')
true
