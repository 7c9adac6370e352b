/** What proves the contracts: rules are the same set as tests, and each test finds who breaks its rule. */
@NullMarked
package dev.shard.tck;

import org.jspecify.annotations.NullMarked;
