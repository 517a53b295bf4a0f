package io.github.mlmodel.build.data;

import io.github.mlmodel.build.spec.DatasetSpec;
import io.github.mlmodel.build.spec.HeldBack;
import io.github.mlmodel.build.spec.Source;
import java.io.IOException;
import java.util.List;

/**
 * Finds the files of a data set, whatever its source is.
 *
 * @param checkout what they must lie in
 * @param dataset the data set
 * @param path the data set's XML path, for messages
 */
public record DatasetFiles(Checkout checkout, DatasetSpec dataset, String path) {

    /**
     * Returns the files of the source, sorted by name.
     *
     * @throws io.github.mlmodel.model.MlModelException if they are not there
     */
    public List<DataFile> training() throws IOException {
        return find(dataset.source(), "source", "labels");
    }

    /**
     * Returns the files that have the held-back rows, sorted by name: those of the source, or files of their own.
     *
     * @throws io.github.mlmodel.model.MlModelException if they are not there
     */
    public List<DataFile> heldBack() throws IOException {
        return dataset.heldBack()
                .choose(within -> training(), elsewhere -> find(elsewhere.source(), "testSource", "testLabels"));
    }

    private List<DataFile> find(Source source, String element, String labels) throws IOException {
        return source.choose(
                table -> table.written(
                        delimited -> SourceFiles.text(checkout, delimited.files(), path + "/" + element),
                        custom -> SourceFiles.find(checkout, custom.files(), path + "/" + element)),
                images -> ImageSources.find(checkout, images, path + "/" + element, path + "/" + labels));
    }

    /**
     * The files of a data set, looked up once.
     *
     * @param named the data set with what its files' names say of their format, which decides how they are read
     * @param training the files of the source
     * @param heldBack the files that have the held-back rows
     */
    public record Found(DatasetSpec named, List<DataFile> training, List<DataFile> heldBack) {}

    /**
     * Returns all files.
     *
     * @throws io.github.mlmodel.model.MlModelException if they are not there
     */
    public Found all() throws IOException {
        List<DataFile> training = training();
        return dataset.heldBack()
                .choose(within -> new Found(named(training, within), training, training), elsewhere -> {
                    List<DataFile> heldBack = heldBack();
                    HeldBack rows = new HeldBack.Elsewhere(named(elsewhere.source(), heldBack));
                    return new Found(named(training, rows), training, heldBack);
                });
    }

    private DatasetSpec named(List<DataFile> training, HeldBack rows) {
        return new DatasetSpec(named(dataset.source(), training), rows, dataset.roles(), dataset.folds());
    }

    private static Source named(Source source, List<DataFile> files) {
        return source.choose(
                table -> table.written(
                        delimited -> delimited.withFormat(
                                delimited.format().named(files.get(0).name())),
                        custom -> custom),
                images -> images);
    }
}
