def builds = new File(basedir, 'build.log').getText('UTF-8').split('Scanning for projects').drop(1)

assert builds[0].contains('train (default) on project data-that-changes: price: datasets/prices.csv changed while the model'
        + ' was trained; nothing was kept. Run the build again. -> [Help 1]')
assert builds[0].contains('MAVEN/MojoFailureException')
assert !builds[0].contains('price: trained on ')
// The others trained, in the first build; the file is as it was, and the second build trains its model.
assert builds[0].contains('swaps: trained on ') && builds[0].contains('restores: trained on ')
assert builds[1].contains('price: training, because there is no model yet')
assert builds[1].contains('price: trained on ')

def prices = new File(basedir, 'datasets/prices.csv')
assert prices.lastModified() == 1_600_000_000_000L
assert prices.bytes == new File(basedir, 'other.csv').bytes
// Two of the first build, two of the second, whose other trainers have another parameter, and its own.
assert new File(basedir, 'cache/models').list().length == 5
