import java.nio.charset.StandardCharsets

// One project in three folders: numbers with gaps, categories and texts whose letters change case by language.
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
['istanbul', 'to Cairo', 'bangkok/on/the/river'].each {
    def folder = new File(basedir, it)
    folder.mkdirs()
    new File(folder, 'pom.xml').bytes = new File(basedir, 'pom.xml').bytes
    new File(folder, 'visits.csv').bytes = csv.toString().getBytes(StandardCharsets.UTF_8)
}

return true
