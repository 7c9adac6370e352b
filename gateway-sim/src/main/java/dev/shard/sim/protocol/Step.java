package dev.shard.sim.protocol;

import dev.shard.sim.report.Violation;
import java.util.function.Predicate;

/**
 * One row of the rules: what is looked at, and what it means if it does not hold.
 *
 * @param isBroken asked in the order of the rows, and only while no earlier row was broken
 */
public record Step<T>(Violation violation, Predicate<T> isBroken) {}
