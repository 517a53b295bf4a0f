import io.github.mlmodel.integration.ProjectToBuild

def project = new ProjectToBuild(basedir)
// Numbers with gaps, categories and texts whose letters change case by language; one project in three folders.
def cities = ['\u0130stanbul', 'I\u011eDIR', '\u0131sparta', 'Wei\u00dfenfels', '']
def words = ['\u0130yi', 'ISI', '\u0131s\u0131', 'STRASSE', 'stra\u00dfe', '\u0131slak', '\u0130ADE', 'fit', 'g\u00fczel', 'quick', 'I', '\u0131']
def random = new Random(42)
def csv = new StringBuilder('ya\u015f,\u00f6l\u00e7\u00fc,\u015fehir,not,fiyat,\u0130ade\n')
400.times {
    int age = 18 + random.nextInt(60)
    int size = random.nextInt(2000)
    int city = random.nextInt(cities.size())
    def note = (0..3).collect { words[random.nextInt(words.size())] }
    boolean returned = random.nextInt(100) < (note.contains('ISI') || age > 55 ? 85 : 12)
    int price = 300 + 7 * age + size.intdiv(3) + 90 * city + random.nextInt(120)
    def gap = random.nextInt(20) == 0
    csv << "$age,${gap ? '' : size.intdiv(1000) + '.' + (size % 1000)},${cities[city]},${note.join(' ')},$price,${returned ? '\u0130ADE' : 'kald\u0131'}\n"
}
def pom = new File(basedir, 'pom.xml').getText('UTF-8')
['istanbul', 'to Cairo', 'bangkok/on/the/river'].each {
    project.write("$it/pom.xml", pom.replace('../parent', '../' * it.split('/').size() + '../parent'))
    project.write("$it/visits.csv", csv as String)
}
true
