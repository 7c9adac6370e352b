package dev.shard.soak;

import java.io.File;
import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Runs a program whose classes, and all that they use but the JDK's, are loaded anew, as an application server does. Itself a
 * program, because it can tell only once in a JVM; arguments: what to run, its arguments.
 */
final class OwnClassLoader {
    private static final long BETWEEN_COLLECTIONS_MILLIS = 100;
    private static final int COLLECTIONS = 60;

    static final String COLLECTED = "the class loader was collected";

    private final ReferenceQueue<ClassLoader> collected = new ReferenceQueue<>();

    private OwnClassLoader() {}

    public static void main(String[] arguments) throws Exception {
        OwnClassLoader own = new OwnClassLoader();
        Reference<ClassLoader> loader =
                own.run(Class.forName(arguments[0]), Arrays.copyOfRange(arguments, 1, arguments.length));
        System.out.println(
                displaceRecordCaches() && own.isCollected(loader) ? COLLECTED : "held, perhaps by one of " + threads());
    }

    /** Runs {@code main} on a thread of its own, and lets go of everything. */
    private Reference<ClassLoader> run(Class<?> program, String... arguments) throws Exception {
        URLClassLoader loader = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader());
        FutureTask<Void> task = new FutureTask<>(() -> {
            loader.loadClass(program.getName())
                    .getDeclaredMethod("main", String[].class)
                    .invoke(null, (Object) arguments);
            return null;
        });
        Thread thread = new Thread(task, program.getSimpleName());
        thread.setContextClassLoader(loader);
        thread.start();
        task.get(1, TimeUnit.MINUTES);
        thread.join();
        loader.close();
        return new PhantomReference<>(loader, collected);
    }

    /** Whether the collector gets it; patient enough for threads that wait a second for more work before they end. */
    private boolean isCollected(Reference<ClassLoader> loader) throws InterruptedException {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            if (collected.remove(BETWEEN_COLLECTIONS_MILLIS) == loader) {
                return true;
            }
        }
        return false;
    }

    /**
     * JDK 17 remembers, in one place each for {@code equals} and {@code hashCode} of all records, the type of the component
     * that it saw last, and with it the class loader; so let it see one of ours.
     */
    private static boolean displaceRecordCaches() {
        record Displacing(OwnClassLoader component) {}
        OwnClassLoader component = new OwnClassLoader();
        Displacing one = new Displacing(component);
        Displacing other = new Displacing(component);
        return one.equals(other) && one.hashCode() == other.hashCode();
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).toList();
    }

    private static URL[] classPath() throws MalformedURLException {
        String[] entries = System.getProperty("java.class.path").split(Pattern.quote(File.pathSeparator), -1);
        URL[] urls = new URL[entries.length];
        for (int i = 0; i < entries.length; i++) {
            urls[i] = Path.of(entries[i]).toUri().toURL();
        }
        return urls;
    }
}
