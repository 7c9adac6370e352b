package dev.shard.tck;

import java.lang.reflect.Constructor;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives the constructor of a contract class the bad habit that a {@link ContractRun} is about: an enum's constant, or its
 * name.
 */
public final class HabitOfTheRun implements ParameterResolver, ExecutionCondition {
    static final String KEY = "dev.shard.tck.habit";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        return test.getConfigurationParameter(KEY).isPresent()
                ? ConditionEvaluationResult.enabled("has a habit")
                : ConditionEvaluationResult.disabled("meant to fail, with the habit of a ContractRun");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getDeclaringExecutable() instanceof Constructor
                && (parameter.getParameter().getType().isEnum()
                        || parameter.getParameter().getType() == String.class);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        String habit = test.getConfigurationParameter(KEY).orElseThrow();
        if (parameter.getParameter().getType() == String.class) {
            return habit;
        }
        for (Object constant : parameter.getParameter().getType().getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(habit)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no habit " + habit);
    }
}
