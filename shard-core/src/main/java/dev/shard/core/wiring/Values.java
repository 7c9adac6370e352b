package dev.shard.core.wiring;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import com.typesafe.config.ConfigValueType;
import java.util.stream.Collectors;

/** Values from texts and texts from values. */
final class Values {
    private Values() {}

    /** A text, written where the origin says. */
    static ConfigValue of(String text, ConfigOrigin origin) {
        return ConfigValueFactory.fromAnyRef(text).withOrigin(origin);
    }

    /** A text from outside of files, which may stand for a list or a section. */
    static ConfigValue parse(String text, String origin) {
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                Config parsed = ConfigFactory.parseString("value = " + text);
                return ConfigValueFactory.fromAnyRef(parsed.getValue("value").unwrapped(), origin);
            } catch (ConfigException plainText) {
                // Whoever reads the key will say what it should have been.
            }
        }
        return ConfigValueFactory.fromAnyRef(text, origin);
    }

    /** How a value is shown, and how a module gets it: a list as its elements with commas between. */
    static String text(ConfigValue value) {
        if (value instanceof ConfigList list) {
            return list.stream().map(Values::text).collect(Collectors.joining(","));
        }
        return value.valueType() == ConfigValueType.OBJECT
                ? value.render(ConfigRenderOptions.concise())
                : String.valueOf(value.unwrapped());
    }
}
