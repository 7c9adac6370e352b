package dev.shard.simulation;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The project's own classes once more, some of them compiled from changed sources. All of ours are loaded anew, so that
 * the changed ones meet nobody else; the libraries are shared.
 */
final class PatchedClasses extends ClassLoader {
    private static final String OURS = "dev.shard.";

    private final Map<String, byte[]> compiled;

    private PatchedClasses(Map<String, byte[]> compiled) {
        super(PatchedClasses.class.getClassLoader());
        this.compiled = compiled;
    }

    /**
     * Applies patches, compiles, and makes a loader.
     *
     * @throws IllegalStateException if a patch does not fit its source, or the result does not compile
     */
    static PatchedClasses with(List<Patch> patches) {
        Map<String, String> sources = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Patch patch : patches) {
            String text = sources.computeIfAbsent(patch.file(), SourceRoot::read);
            sources.put(patch.file(), patch.applyTo(text));
            names.put(patch.file(), patch.className());
        }
        List<Source> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(new Source(names.get(file), text)));
        return new PatchedClasses(compile(units));
    }

    private static Map<String, byte[]> compile(List<Source> units) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter complaints = new StringWriter();
        try (Output output = new Output(compiler.getStandardFileManager(null, null, null))) {
            List<String> options =
                    List.of("--release", "17", "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
            if (!compiler.getTask(complaints, output, null, options, null, units)
                    .call()) {
                throw new IllegalStateException("a patch does not compile:\n" + complaints);
            }
            return output.classes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String className, String text) {
            super(URI.create("string:///" + className.replace('.', '/') + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    /** Keeps what the compiler writes. */
    private static final class Output extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new LinkedHashMap<>();

        Output(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("bytes:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new LinkedHashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return classes;
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            return name.startsWith(OURS) ? findClass(name) : super.loadClass(name, resolve);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = compiled.get(name);
        if (bytes == null) {
            bytes = original(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
