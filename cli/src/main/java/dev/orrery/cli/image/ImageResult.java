package dev.orrery.cli.image;

/**
 * What {@code orrery image} did.
 *
 * @param command always {@code image}
 * @param image the image's full name
 * @param file the path of its file
 * @param bytes the file's size
 */
record ImageResult(String command, String image, String file, long bytes) {}
