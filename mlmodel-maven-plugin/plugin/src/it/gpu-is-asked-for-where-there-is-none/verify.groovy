def log = new File(basedir, 'build.log').getText('UTF-8')
def reason = '(there is no NVIDIA driver|the variable CUDA_VISIBLE_DEVICES is .-1., which hides every GPU)'

assert log =~ ('<models/model\\[price]/device> is cuda, and price must be trained, but no NVIDIA GPU can be used here: '
        + reason + '\\. Looked for the driver.s library libcuda\\.so\\.1 \\([^)]+\\); /dev/[a-z]+ \\([^)]+\\);'
        + ' nvidia-smi \\([^)]+\\)\\. To train on a GPU, [^.]+\\. To train on the CPU instead, set auto or cpu'
        + ' \\(-Dmlmodel\\.device=cpu\\)\\.')
assert log.contains('The device is cuda, but the trainers of these models compute on the CPU alone: tree (decision-tree).'
        + ' Set <device>auto</device> for them, or -Dmlmodel.device=auto, with which they are trained on the CPU and neural'
        + ' networks on the GPU.')
assert log.contains("mlmodel.device is 'gpu', which is no device; did you mean 'cpu'? It is one of: cpu, cuda, auto.")
assert log.findAll(/MAVEN\/Mojo\w+Exception/) == ['MAVEN/MojoFailureException'] * 3

// Nothing was resolved for a GPU, and nothing trained, before that was said.
assert !new File(localRepositoryPath, 'com/microsoft/onnxruntime/onnxruntime_gpu').exists()
assert !new File(localRepositoryPath, 'org/bytedeco/cuda').exists()
assert !new File(basedir, 'cache/cuda').exists()
assert log.count('price: trained on ') == 1
assert log.count('tree: trained on ') == 1

assert log =~ ('price: training on the CPU, because ' + reason)
assert log.contains('price: up to date (fingerprint ')
assert log =~ /(?m)^  device: cuda$/
assert log =~ /(?m)^  device: cpu$/
