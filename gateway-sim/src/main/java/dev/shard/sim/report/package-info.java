/** What a simulator saw and sent: violations of the rules, the ledger of dispatches, counts and traces. */
@NullMarked
package dev.shard.sim.report;

import org.jspecify.annotations.NullMarked;
