package dev.shard.soak;

import com.github.luben.zstd.ZstdCompressCtx;
import io.netty.buffer.ByteBufAllocator;
import java.io.FileInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** A program that gives nothing back of what its argument names, {@value #TIMES} times over. */
final class Hoarder {
    private static final int TIMES = 400;
    private static final int SETTLING = 5;
    private static final byte[] PAYLOAD = new byte[64];

    private final List<Object> hoard = new ArrayList<>();

    /** What one can forget to give back. */
    enum Thing {
        NOTHING,
        HEAP,
        INFLATER,
        ZSTD_CONTEXT,
        THREAD,
        DESCRIPTOR,
        BUFFER
    }

    private Hoarder() {}

    public static void main(String[] arguments) throws Exception {
        Thing thing = Thing.valueOf(arguments[0]);
        Hoarder hoarder = new Hoarder();
        // Before the first look that counts, so that the classes are there, and what a starting JVM takes beside them.
        hoarder.take(thing);
        for (int i = 0; i < SETTLING; i++) {
            System.out.println("at first " + Holdings.now().toLine());
        }
        System.out.println(Holdings.now().toLine());
        for (int i = 0; i < TIMES; i++) {
            hoarder.take(thing);
        }
        System.out.println(Holdings.now().toLine());
        BufferLeaks.search();
        System.exit(hoarder.hoard.isEmpty() ? 1 : 0);
    }

    private void take(Thing thing) throws Exception {
        switch (thing) {
            case NOTHING -> hoard.add(thing);
            case HEAP -> hoard.add(new byte[8192]);
            case INFLATER -> hoard.add(usedInflater());
            case ZSTD_CONTEXT -> hoard.add(usedZstdContext());
            case THREAD -> hoard.add(waitingThread());
            case DESCRIPTOR -> hoard.add(new FileInputStream("/dev/null"));
            case BUFFER -> {
                hoard.add(thing);
                ByteBufAllocator.DEFAULT.buffer();
            }
        }
    }

    private static Inflater usedInflater() throws DataFormatException {
        Deflater deflater = new Deflater();
        byte[] compressed = new byte[256];
        deflater.setInput(PAYLOAD);
        int length = deflater.deflate(compressed, 0, compressed.length, Deflater.SYNC_FLUSH);
        deflater.end();
        Inflater inflater = new Inflater();
        inflater.setInput(compressed, 0, length);
        inflater.inflate(new byte[32]);
        return inflater;
    }

    private static ZstdCompressCtx usedZstdContext() {
        ZstdCompressCtx context = new ZstdCompressCtx();
        context.compress(PAYLOAD);
        return context;
    }

    private static Thread waitingThread() {
        CountDownLatch never = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            try {
                never.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
