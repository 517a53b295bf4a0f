def csv = new StringBuilder('area,rooms,price\n')
200.times { csv << "${30 + it % 70},${1 + it % 5},${100 + 3 * (it % 70) + it % 7}\n" }
new File(basedir, 'prices.csv').setText(csv.toString(), 'UTF-8')
