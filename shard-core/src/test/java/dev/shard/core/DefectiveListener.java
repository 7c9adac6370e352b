package dev.shard.core;

import dev.shard.IdentifyDelay;
import dev.shard.spi.identify.IdentifyListener;
import dev.shard.spi.identify.IdentifyPermit;

/** Hands on what a limiter says, and answers as a {@link LimiterDefect} does. */
record DefectiveListener(LimiterDefect defect, IdentifyListener listener) implements IdentifyListener {
    @Override
    public void onPermit(IdentifyPermit permit) {
        listener.onPermit(new IdentifyPermit() {
            @Override
            public void spent() {
                defect.spent(permit);
            }

            @Override
            public void unused() {
                defect.unused(permit);
            }

            @Override
            public void ready() {
                permit.ready();
            }

            @Override
            public void failed() {
                permit.failed();
            }

            @Override
            public boolean lapsed() {
                return permit.lapsed();
            }
        });
    }

    @Override
    public void onDelayed(IdentifyDelay delay) {
        listener.onDelayed(delay);
    }
}
