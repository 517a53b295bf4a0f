def rows = (0..<60).collect { "$it,${it * 3 + 1}" }
new File(basedir, 'prices.csv').setText('size,price\n' + rows.join('\n') + '\n', 'UTF-8')
