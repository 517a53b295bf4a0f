import java.nio.charset.StandardCharsets

// One project in three folders: numbers with gaps, categories and texts whose letters change case by language.
def cities = ['İstanbul', 'IĞDIR', 'ısparta', 'Weißenfels', '']
def words = ['İyi', 'ISI', 'ısı', 'STRASSE', 'straße', 'ıslak', 'İADE', 'fit', 'güzel', 'quick', 'I', 'ı']
def random = new Random(42)
def csv = new StringBuilder('yaş,ölçü,şehir,not,fiyat,İade\n')
400.times {
    int age = 18 + random.nextInt(60)
    int size = random.nextInt(2000)
    int city = random.nextInt(cities.size())
    def note = (0..3).collect { words[random.nextInt(words.size())] }
    boolean returned = random.nextInt(100) < (note.contains('ISI') || age > 55 ? 85 : 12)
    int price = 300 + 7 * age + size.intdiv(3) + 90 * city + random.nextInt(120)
    def gap = random.nextInt(20) == 0
    csv << "$age,${gap ? '' : size.intdiv(1000) + '.' + (size % 1000)},${cities[city]},${note.join(' ')},$price,${returned ? 'İADE' : 'kaldı'}\n"
}
['istanbul', 'to Cairo', 'bangkok/on/the/river'].each {
    def folder = new File(basedir, it)
    folder.mkdirs()
    new File(folder, 'pom.xml').bytes = new File(basedir, 'pom.xml').bytes
    new File(folder, 'visits.csv').bytes = csv.toString().getBytes(StandardCharsets.UTF_8)
}

return true
