package dev.orrery.kube.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.fabric8.kubernetes.api.model.FieldsV1;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON in which others have a say. Lists and watches bring the objects of all tenants in one
 * stream: one object that cannot be read would keep all others from being read. So whatever the API
 * server stores is read, however long a name in it is, and what is nested so deeply that no field
 * of Kubernetes could be there is cut off.
 */
public final class ForeignJson {

  /**
   * A pod's deepest field is not half as deep; each level costs a reader or writer several calls.
   */
  public static final int DEPTH = 24;

  /** Stands where something was cut off: no field takes it, so that the API server refuses it. */
  public static final String CUT = "nested too deeply";

  /** Names of fields are not interned for ever: labels and annotations bring ever new ones. */
  static final JsonFactory FACTORY =
      new JsonFactoryBuilder()
          .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNameLength(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .build())
          .build();

  private ForeignJson() {}

  /** For trees. A factory belongs to its first mapper, so that each gets a copy. */
  public static ObjectMapper mapper() {
    return new ObjectMapper(FACTORY.copy());
  }

  /** For Kubernetes' and our own types; the free fields of a template are cut at {@link #DEPTH}. */
  public static KubernetesSerialization types() {
    ObjectMapper mapper = mapper();
    mapper.registerModule(
        new SimpleModule()
            .addDeserializer(Object.class, new FreeValue())
            .addDeserializer(FieldsV1.class, new OwnedFields())
            .addDeserializer(IntOrString.class, new NumberOrText()));
    return new KubernetesSerialization(mapper, true);
  }

  /** The record of who owns which field is as deep as the object. */
  private static final class OwnedFields extends StdDeserializer<FieldsV1> {

    private static final long serialVersionUID = 1L;

    OwnedFields() {
      super(FieldsV1.class);
    }

    @Override
    public FieldsV1 deserialize(JsonParser in, DeserializationContext context) throws IOException {
      FieldsV1 fields = new FieldsV1();
      if (in.currentToken() == JsonToken.START_OBJECT) {
        fields.setAdditionalProperties(FreeValue.object(in, 0));
      }
      return fields;
    }
  }

  /** A number that is too large for its type is text: no field takes it then, but it is read. */
  private static final class NumberOrText extends StdDeserializer<IntOrString> {

    private static final long serialVersionUID = 1L;

    NumberOrText() {
      super(IntOrString.class);
    }

    @Override
    public IntOrString deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      boolean number =
          in.currentToken() == JsonToken.VALUE_NUMBER_INT
              && in.getLongValue() == (int) in.getLongValue();
      return number ? new IntOrString(in.getIntValue()) : new IntOrString(in.getText());
    }
  }

  /** A value of any kind, as maps, lists, text, numbers and booleans. */
  private static final class FreeValue extends StdDeserializer<Object> {

    private static final long serialVersionUID = 1L;

    FreeValue() {
      super(Object.class);
    }

    @Override
    public @Nullable Object deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      return value(in, 0);
    }

    private static @Nullable Object value(JsonParser in, int depth) throws IOException {
      return switch (in.currentToken()) {
        case START_OBJECT -> depth == DEPTH ? cut(in) : object(in, depth);
        case START_ARRAY -> depth == DEPTH ? cut(in) : array(in, depth);
        case VALUE_STRING -> in.getText();
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getNumberValue();
        case VALUE_TRUE -> true;
        case VALUE_FALSE -> false;
        default -> null;
      };
    }

    private static Object cut(JsonParser in) throws IOException {
      in.skipChildren();
      return CUT;
    }

    private static Map<String, @Nullable Object> object(JsonParser in, int depth)
        throws IOException {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
        in.nextToken();
        members.put(name, value(in, depth + 1));
      }
      return members;
    }

    private static List<@Nullable Object> array(JsonParser in, int depth) throws IOException {
      List<@Nullable Object> items = new ArrayList<>();
      while (!in.nextToken().isStructEnd()) {
        items.add(value(in, depth + 1));
      }
      return items;
    }
  }
}
