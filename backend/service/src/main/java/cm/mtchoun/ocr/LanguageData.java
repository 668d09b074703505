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
    FRENCH("fra", "bf83833fa957ff0076f6aa93f69e3bdf7b014dea829ea0c0d6be6b48a3ceef6d"),
    ENGLISH("eng", "5dc5d8d640a212c9d6184921ba103b186f50e0fed9ee716c53e6b312b400d747"),
    GERMAN("deu", "a1b72cc25753eac167edfef5af4448a8dc34973503a2265c34c84520f896eb03");

    private final String code;
    private final String sha256;

    LanguageData(String code, String sha256) {
        this.code = code;
        this.sha256 = sha256;
    }

    /** Tesseract's name of the language. */
    String code() {
        return code;
    }

    /**
     * Makes sure the model is in the folder, unpacking it when it is not there yet.
     *
     * @throws UnusableLanguageData when the file is missing from this build, cannot be written, or is not the one expected
     */
    void unpackInto(Path folder) {
        Path file = folder.resolve(code + ".traineddata");
        try {
            Files.createDirectories(folder);
            if (!Files.exists(file)) {
                unpack(file);
            }
            String found = checksum(file);
            if (!found.equals(sha256)) {
                throw new UnusableLanguageData("language file " + file + " is damaged: SHA-256 is " + found
                        + ", expected " + sha256 + "; delete it and it is unpacked again");
            }
        } catch (IOException e) {
            throw new UnusableLanguageData("language file " + file + " cannot be read: " + e.getMessage());
        }
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
