import java.awt.image.BufferedImage
import java.nio.ByteBuffer
import java.util.zip.GZIPOutputStream
import javax.imageio.ImageIO

// Stripes with noise, 12x12 grey pixels: as PNG files by class, and as IDX files.
def random = new Random(7)
def classes = ['horizontal', 'vertical', 'diagonal']
def stripes = { int kind ->
    int start = random.nextInt(4)
    def bytes = new byte[144]
    for (int y = 0; y < 12; y++) {
        for (int x = 0; x < 12; x++) {
            int along = start + (kind == 0 ? y : kind == 1 ? x : x + y)
            int grey = (along % 4 < 2 ? 180 : 60) + random.nextInt(50)
            bytes[12 * y + x] = (byte) grey
        }
    }
    bytes
}

def datasets = new File(basedir, 'datasets')
for (int i = 0; i < 180; i++) {
    def bytes = stripes(i % 3)
    def image = new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY)
    image.raster.setDataElements(0, 0, 12, 12, bytes)
    def folder = new File(datasets, 'stripes/' + classes[i % 3])
    folder.mkdirs()
    ImageIO.write(image, 'png', new File(folder, "${i}.png"))
}

def idx = { String name, byte[] bytes, int... lengths ->
    new GZIPOutputStream(new FileOutputStream(new File(datasets, name))).withCloseable { out ->
        def header = ByteBuffer.allocate(4 + 4 * lengths.length)
        header.put([0, 0, 8, lengths.length] as byte[])
        lengths.each { header.putInt(it) }
        out.write(header.array())
        out.write(bytes)
    }
}
for (part in [[name: 'train', count: 150], [name: 'test', count: 60]]) {
    def images = new ByteArrayOutputStream()
    def labels = new byte[part.count]
    for (int i = 0; i < part.count; i++) {
        images.write(stripes(i % 3))
        labels[i] = (byte) (i % 3)
    }
    idx("stripes-${part.name}-images-idx3-ubyte.gz", images.toByteArray(), part.count, 12, 12)
    idx("stripes-${part.name}-labels-idx1-ubyte.gz", labels, part.count)
}
