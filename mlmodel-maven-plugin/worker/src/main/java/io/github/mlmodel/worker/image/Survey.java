package io.github.mlmodel.worker.image;

import java.util.BitSet;

/**
 * What all images of a source have in common, and what tells them apart.
 *
 * @param height pixels from top to bottom
 * @param width pixels from left to right
 * @param coloured the images that have colours
 * @param hashes the hash of each, which decides its side
 */
record Survey(int height, int width, BitSet coloured, long[] hashes) {}
