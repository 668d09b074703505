package cm.mtchoun.watch;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What a file says of itself in its first bytes.
 *
 * @param width in pixels; 0 when unknown, always so for a PDF
 * @param height in pixels; 0 when unknown, always so for a PDF
 * @param complete the mark that ends such a file is there; true for kinds that have none
 */
record ImageHeader(Kind kind, long width, long height, boolean complete) {
    /** What Java or PDFBox can be asked to read. */
    enum Kind {
        JPEG("image/jpeg"),
        PNG("image/png"),
        TIFF("image/tiff"),
        WEBP("image/webp"),
        PDF("application/pdf"),
        UNKNOWN("application/octet-stream");

        private final String mediaType;

        Kind(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    private static final int PDF_WITHIN = 1_024;
    private static final int MOST_TIFF_ENTRIES = 512;

    /** Never throws; what is not there counts as 0. */
    static ImageHeader of(byte[] bytes) {
        Bytes file = new Bytes(ByteBuffer.wrap(bytes));
        if (file.u16(0) == 0xFFD8 && file.u8(2) == 0xFF) {
            return jpeg(file);
        }
        if (file.u32(0) == 0x89504E47L && file.u32(4) == 0x0D0A1A0AL) {
            boolean ends = file.lastIndexOf("IEND") >= 0;
            return new ImageHeader(Kind.PNG, file.u32(16), file.u32(20), ends);
        }
        if (file.is(0, "II*\0") || file.is(0, "MM\0*")) {
            return tiff(file);
        }
        if (file.is(0, "RIFF") && file.is(8, "WEBP")) {
            return webp(file);
        }
        if (file.indexOf("%PDF-", PDF_WITHIN) >= 0) {
            return new ImageHeader(Kind.PDF, 0, 0, file.lastIndexOf("%%EOF") >= 0);
        }
        return new ImageHeader(Kind.UNKNOWN, 0, 0, true);
    }

    /** Steps from marker to marker up to the frame header, which holds the size. */
    private static ImageHeader jpeg(Bytes file) {
        int at = 2;
        while (at + 9 <= file.size()) {
            int marker = file.u8(at + 1);
            if (file.u8(at) != 0xFF) {
                break;
            } else if (marker == 0xFF) {
                at++; // padding
            } else if (isFrame(marker)) {
                return new ImageHeader(Kind.JPEG, file.u16(at + 7), file.u16(at + 5), file.endsAfter(at));
            } else {
                at += marker >= 0xD0 && marker <= 0xD8 || marker == 0x01 ? 2 : 2 + Math.max(2, file.u16(at + 2));
            }
        }
        return new ImageHeader(Kind.JPEG, 0, 0, false);
    }

    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /** Every page counts: the largest is what must be decoded. */
    private static ImageHeader tiff(Bytes bytes) {
        Bytes file = bytes.is(0, "II") ? bytes.littleEndian() : bytes;
        long directory = file.u32(4);
        int entries = Math.min(file.u16(directory), MOST_TIFF_ENTRIES);
        long width = 0;
        long height = 0;
        for (int i = 0; i < entries; i++) {
            long entry = directory + 2 + 12L * i;
            long value = file.u16(entry + 2) == 3 ? file.u16(entry + 8) : file.u32(entry + 8);
            width = file.u16(entry) == 256 ? value : width;
            height = file.u16(entry) == 257 ? value : height;
        }
        return new ImageHeader(Kind.TIFF, width, height, true);
    }

    private static ImageHeader webp(Bytes bytes) {
        Bytes file = bytes.littleEndian();
        boolean whole = file.size() >= file.u32(4) + 8;
        if (file.is(12, "VP8X")) {
            long width = 1 + (file.u32(24) & 0xFFFFFF);
            long height = 1 + (file.u32(26) >> 8 & 0xFFFFFF);
            return new ImageHeader(Kind.WEBP, width, file.size() < 30 ? 0 : height, whole);
        }
        if (file.is(12, "VP8L")) {
            long packed = file.u32(21);
            long height = file.size() < 25 ? 0 : 1 + (packed >> 14 & 0x3FFF);
            return new ImageHeader(Kind.WEBP, 1 + (packed & 0x3FFF), height, whole);
        }
        return new ImageHeader(Kind.WEBP, file.u16(26) & 0x3FFF, file.u16(28) & 0x3FFF, whole);
    }

    /** Reads numbers at any place; beyond the end everything is 0. */
    private record Bytes(ByteBuffer buffer) {
        int size() {
            return buffer.capacity();
        }

        Bytes littleEndian() {
            return new Bytes(buffer.duplicate().order(ByteOrder.LITTLE_ENDIAN));
        }

        int u8(long at) {
            return at >= 0 && at < size() ? buffer.get((int) at) & 0xFF : 0;
        }

        int u16(long at) {
            return at >= 0 && at + 2 <= size() ? buffer.getShort((int) at) & 0xFFFF : 0;
        }

        long u32(long at) {
            return at >= 0 && at + 4 <= size() ? buffer.getInt((int) at) & 0xFFFFFFFFL : 0;
        }

        boolean is(int at, String text) {
            return is(at, text.getBytes(StandardCharsets.ISO_8859_1));
        }

        int indexOf(String text, int before) {
            byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
            int at = 0;
            while (at <= before && at < size() && !is(at, wanted)) {
                at++;
            }
            return at <= before && at < size() ? at : -1;
        }

        /** -1 when it is nowhere. */
        int lastIndexOf(String text) {
            byte[] wanted = text.getBytes(StandardCharsets.ISO_8859_1);
            int at = size() - wanted.length;
            while (at >= 0 && !is(at, wanted)) {
                at--;
            }
            return at;
        }

        /** Anything may follow a JPEG's end mark, as some cameras add bytes; a thumbnail's own mark stands before the frame. */
        boolean endsAfter(int frame) {
            int at = size() - 2;
            while (at > frame && u16(at) != 0xFFD9) {
                at--;
            }
            return at > frame;
        }

        private boolean is(int at, byte[] wanted) {
            boolean same = at + wanted.length <= size();
            for (int i = 0; same && i < wanted.length; i++) {
                same = buffer.get(at + i) == wanted[i];
            }
            return same;
        }
    }
}
