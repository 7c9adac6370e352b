package dev.shard.core.wiring;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message is every problem that was found, a line for each. */
public final class ConfigurationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final transient List<ConfigurationProblem> problems;

    ConfigurationException(List<ConfigurationProblem> problems) {
        super(problems.stream().map(ConfigurationProblem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** Everything that is wrong, in the order in which it was found; at least one. */
    public List<ConfigurationProblem> problems() {
        return problems;
    }
}
