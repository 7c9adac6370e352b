package dev.shard.tck.transport;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Lets a backend say which tests it cannot pass, and why: these still run, are reported as aborted with the reason when
 * they fail, and fail when they pass (unless {@link KnownGap#sometimes}), so that no declaration outlives its reason.
 */
final class KnownGaps implements InvocationInterceptor {
    // A gap may show as a wait that is never over.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Map<String, KnownGap> gaps;

    /** @param gaps as in {@link TransportUnderTest#knownGaps()} */
    KnownGaps(Map<String, KnownGap> gaps) {
        this.gaps = gaps;
    }

    @Override
    public void interceptTestMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(test, method, context);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        run(test, method, context);
    }

    private void run(Invocation<Void> test, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        KnownGap gap = find(method);
        if (gap == null) {
            test.proceed();
            return;
        }
        try {
            Assertions.assertTimeoutPreemptively(PATIENCE, () -> {
                test.proceed();
            });
        } catch (Exception | AssertionError failure) {
            throw new TestAbortedException("known gap: " + gap.reason(), failure);
        }
        if (gap.always()) {
            throw new AssertionError(
                    context.getDisplayName() + " passes, but is declared as a known gap: " + gap.reason());
        }
    }

    private @Nullable KnownGap find(ReflectiveInvocationContext<Method> method) {
        String name = method.getExecutable().getName();
        KnownGap gap = gaps.get(name);
        for (Object argument : method.getArguments()) {
            gap = gap == null ? gaps.get(name + "(" + argument + ")") : gap;
        }
        return gap;
    }
}
