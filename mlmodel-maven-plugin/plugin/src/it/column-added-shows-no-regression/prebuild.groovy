import io.github.mlmodel.integration.ProjectToBuild

// A quarter of the labels is noise, which a tree knows of the rows that it was trained on, and of no others.
def random = new Random(5)
def rows = (1..8000).collect {
    def (age, pages) = [18 + random.nextInt(60), random.nextInt(100)]
    [age, pages, random.nextInt(5000), (age + pages > 95) ^ (random.nextInt(4) == 0) ? 'yes' : 'no', random.nextInt(52)]
}
def project = new ProjectToBuild(basedir)
def write = { name, columns -> project.write("datasets/${name}.csv", ([['age', 'pages', 'income', 'bought', 'week']] + rows)*.take(columns)*.join(',').join('\n') + '\n') }
write('visits', 4)
write('wider', 5)
true
