package dev.shard.sim.scenario;

/**
 * How payloads are written in Erlang's external term format, where Discord sends one form or the other: its documentation
 * promises ids "as 64-bit integers or strings", and keys have been seen as atoms, binaries and integers.
 */
public enum TermStyle {
    /** Every key is an atom, but for ids that are keys; these and all other ids are integers. */
    ATOM_KEYS,
    /** The keys of the envelope are atoms, all others binaries; ids are binaries. */
    BINARY_KEYS
}
