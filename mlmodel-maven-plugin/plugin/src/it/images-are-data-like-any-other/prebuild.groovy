import io.github.mlmodel.integration.Stripes

// As PNG files by class, and as IDX files.
def stripes = new Stripes(new File(basedir, 'datasets'))
stripes.writePngFiles('stripes', 180)
stripes.writeIdxFiles('stripes-train', 150)
stripes.writeIdxFiles('stripes-test', 60)
true
