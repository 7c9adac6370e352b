package dev.shard.codec.etf;

import tools.jackson.core.Version;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.cfg.MapperBuilder;
import tools.jackson.databind.cfg.MapperBuilderState;

/** Jackson's data binding and trees for terms: reads and writes whatever {@code JsonMapper} can, as ETF. */
public final class EtfMapper extends ObjectMapper {
    private static final long serialVersionUID = 1L;

    /** With every default. */
    public EtfMapper() {
        this(builder());
    }

    private EtfMapper(Builder builder) {
        super(builder);
    }

    /** Begins with every default. */
    public static Builder builder() {
        return builder(new EtfFactory());
    }

    /** Begins with a factory of one's own. */
    public static Builder builder(EtfFactory factory) {
        return new Builder(factory);
    }

    @Override
    @SuppressWarnings("unchecked") // The type parameters of what it overrides are chosen by its caller.
    public Builder rebuild() {
        return new Builder((Builder.State) _savedBuilderState);
    }

    @Override
    public EtfFactory tokenStreamFactory() {
        return (EtfFactory) _streamFactory;
    }

    @Override
    public Version version() {
        return EtfFactory.VERSION;
    }

    /** Makes an {@link EtfMapper}. */
    public static final class Builder extends MapperBuilder<EtfMapper, Builder> {
        private Builder(EtfFactory factory) {
            super(factory);
        }

        private Builder(State state) {
            super(state);
        }

        @Override
        public EtfMapper build() {
            return new EtfMapper(this);
        }

        @Override
        protected MapperBuilderState _saveState() {
            return new State(this);
        }

        private static final class State extends MapperBuilderState {
            private static final long serialVersionUID = 1L;

            State(Builder source) {
                super(source);
            }

            @Override
            protected Object readResolve() {
                return new Builder(this).build();
            }
        }
    }
}
