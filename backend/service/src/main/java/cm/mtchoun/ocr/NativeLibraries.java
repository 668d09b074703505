package cm.mtchoun.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/** Puts Tesseract and Leptonica, which come inside jars, where JNA looks for them. */
final class NativeLibraries {

    private static final String ARCHITECTURE =
            System.getProperty("os.arch").toLowerCase(Locale.ROOT).contains("aarch64") ? "linux-arm64" : "linux-x86_64";

    private NativeLibraries() {}

    /**
     * Must run before the first class of Tess4J or lept4j is touched; repeating it is harmless.
     *
     * @param folder made when missing; what it holds from an earlier start is used again
     */
    static synchronized void unpackInto(Path folder) {
        try {
            Files.createDirectories(folder);
            unpack("leptonica", folder, "libleptonica.so.6", "libleptonica.so");
            unpack("tesseract", folder, "libtesseract.so.5.5", "libtesseract.so");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack the Tesseract library into " + folder, e);
        }
        System.setProperty("jna.library.path", folder.toAbsolutePath().toString());
    }

    /** JNA asks for the plain name, the linker for the numbered one: one file, so that it is loaded once. */
    private static void unpack(String library, Path folder, String fileName, String plainName) throws IOException {
        String resource = "/org/bytedeco/" + library + "/" + ARCHITECTURE + "/" + fileName;
        URL url = NativeLibraries.class.getResource(resource);
        if (url == null) {
            throw new IOException("this build has no " + resource);
        }
        URLConnection packed = url.openConnection();
        Path file = folder.resolve(fileName);
        try (InputStream in = packed.getInputStream()) {
            if (!Files.exists(file) || Files.size(file) != packed.getContentLengthLong()) {
                copyAtomically(in, file);
            }
        }
        Path link = folder.resolve(plainName);
        if (!Files.exists(link)) {
            Files.createSymbolicLink(link, Path.of(fileName));
        }
    }

    /** Another process may be starting with the same folder: nobody may see half a file. */
    static void copyAtomically(InputStream in, Path target) throws IOException {
        Path half = Files.createTempFile(target.toAbsolutePath().getParent(), target.getFileName() + "", ".part");
        try {
            Files.copy(in, half, StandardCopyOption.REPLACE_EXISTING);
            Files.move(half, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
