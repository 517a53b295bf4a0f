import java.nio.file.Files

// The example's pictures of displays.
def checkout = basedir.parentFile
while (!new File(checkout, 'example-project/datasets').exists()) {
    checkout = checkout.parentFile
}
for (kind in ['images': 'digits.idx', 'labels': 'labels.idx']) {
    Files.copy(new File(checkout, "example-project/datasets/display-digits-${kind.key}.idx").toPath(),
            new File(basedir, kind.value).toPath())
}

// What an earlier run of this test has installed.
new File(localRepositoryPath, 'com/example/network-of-images-learns').deleteDir()
