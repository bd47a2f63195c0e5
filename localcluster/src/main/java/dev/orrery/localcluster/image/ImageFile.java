package dev.orrery.localcluster.image;

import java.nio.file.Path;

/**
 * An image as a file that a container runtime imports.
 *
 * @param tar the file
 * @param name the image's full name, registry and tag included
 */
public record ImageFile(Path tar, String name) {}
