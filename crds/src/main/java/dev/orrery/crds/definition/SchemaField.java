package dev.orrery.crds.definition;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One field of a schema.
 *
 * @param path from the object's root, list items and map values written as {@code []} and {@code
 *     {}}: {@code .spec.template.spec.containers[].name}
 * @param type the schema's type; {@code int-or-string} for either; {@code any} when it has none
 * @param required whether its parent must have it
 * @param keepsUnknown whether fields that the schema does not name are kept below it
 * @param allowed the only values it may have; empty means any
 * @param description the text that {@code kubectl explain} shows
 */
public record SchemaField(
    String path,
    String type,
    boolean required,
    boolean keepsUnknown,
    Set<String> allowed,
    @Nullable String description) {}
