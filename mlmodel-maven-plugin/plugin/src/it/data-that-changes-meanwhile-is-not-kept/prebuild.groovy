def csv = new StringBuilder('area,rooms,price\n')
200.times { csv << "${30 + it % 70},${1 + it % 5},${100 + 3 * (it % 70) + it % 7}\n" }
new File(basedir, 'other.csv').setText(csv.toString(), 'UTF-8')
new File(basedir, 'datasets').mkdirs()
def prices = new File(basedir, 'datasets/prices.csv')
prices.setText(csv.toString(), 'UTF-8')
prices.setLastModified(1_600_000_000_000L)
