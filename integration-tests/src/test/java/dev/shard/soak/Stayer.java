package dev.shard.soak;

import java.util.concurrent.locks.LockSupport;

/** A program that leaves a thread behind. */
public final class Stayer {
    private Stayer() {}

    public static void main(String[] arguments) {
        Thread stays = new Thread(() -> {
            while (!Thread.interrupted()) {
                LockSupport.park();
            }
        });
        stays.setDaemon(true);
        stays.start();
    }
}
