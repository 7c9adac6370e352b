package dev.shard.core.wiring;

import dev.shard.UnknownNameException;
import java.util.Arrays;
import java.util.List;

/** Constants by name. */
final class Names {
    private Names() {}

    /**
     * The constant of that name, whatever its case.
     *
     * @throws UnknownNameException if there is none
     */
    static <E extends Enum<E>> E parse(String kind, Class<E> type, String name) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(name.strip())) {
                return constant;
            }
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        throw new UnknownNameException(kind, name, names);
    }
}
