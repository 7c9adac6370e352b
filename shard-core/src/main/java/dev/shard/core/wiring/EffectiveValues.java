package dev.shard.core.wiring;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Lists what is in force. */
final class EffectiveValues {
    private EffectiveValues() {}

    static List<ConfiguredValue> of(Config shard) {
        List<ConfiguredValue> values = new ArrayList<>();
        collect(Reference.ROOT, shard.root(), values);
        return List.copyOf(values);
    }

    private static void collect(String path, ConfigObject section, List<ConfiguredValue> into) {
        new TreeMap<>(section).forEach((name, value) -> {
            String key = path + "." + name;
            if (value instanceof ConfigObject inner) {
                collect(key, inner, into);
            } else if (value.valueType() != ConfigValueType.NULL) {
                String text = Secrets.redacted(key, Values.text(value));
                into.add(new ConfiguredValue(key, text, Origins.describe(value.origin())));
            }
        });
    }
}
