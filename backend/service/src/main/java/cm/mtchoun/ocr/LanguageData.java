package cm.mtchoun.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;

/** The trained models, each with the checksum it must have: a damaged one would take the whole process down. */
enum LanguageData {
    /** The French model, taught on printed lists of names ({@code backend/training}). */
    NAMES_FROM_FRENCH("names-french", "f36f7321bfc008d48d33e062a12647fd7e3e6262c1aaf9be344ae4d898ef93ef"),
    /** The one of all languages in Latin letters, taught on the same. */
    NAMES_FROM_LATIN("names-latin", "3658e3ed03074fa55532c0bbd2b415a32f8bef4698aa06afd153d4da83081715"),
    /** As published: what the other two have learnt wrong, it has not. */
    ENGLISH("eng", "5dc5d8d640a212c9d6184921ba103b186f50e0fed9ee716c53e6b312b400d747");

    private final String code;
    private final String sha256;

    LanguageData(String code, String sha256) {
        this.code = code;
        this.sha256 = sha256;
    }

    /** What Tesseract calls the model. */
    String code() {
        return code;
    }

    /**
     * Makes sure the model is in the folder, unpacking it when it is not there yet, or is damaged, or one of another version.
     *
     * @throws UnusableLanguageData when the file is missing from this build, cannot be written, or is not the one expected
     */
    void unpackInto(Path folder) {
        Path file = folder.resolve(code + ".traineddata");
        try {
            Files.createDirectories(folder);
            if (!isExpected(file)) {
                unpack(file);
                if (!isExpected(file)) {
                    throw new UnusableLanguageData(
                            "language file " + file + " is damaged in this build: its SHA-256 is not " + sha256);
                }
            }
        } catch (IOException e) {
            throw new UnusableLanguageData("language file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private boolean isExpected(Path file) throws IOException {
        return Files.exists(file) && checksum(file).equals(sha256);
    }

    private void unpack(Path file) throws IOException {
        String resource = "/tessdata/" + code + ".traineddata.gz";
        try (InputStream packed = LanguageData.class.getResourceAsStream(resource)) {
            if (packed == null) {
                throw new UnusableLanguageData("language file " + resource + " is missing from this build");
            }
            NativeLibraries.copyAtomically(new GZIPInputStream(packed), file);
        }
    }

    private static String checksum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
