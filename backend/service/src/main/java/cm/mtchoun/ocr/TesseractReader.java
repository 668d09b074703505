package cm.mtchoun.ocr;

import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessOcrEngineMode;
import net.sourceforge.tess4j.ITessAPI.TessPageIteratorLevel;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import net.sourceforge.tess4j.ITessAPI.TessResultIterator;
import net.sourceforge.tess4j.TessAPI1;
import org.jspecify.annotations.Nullable;

/**
 * One native Tesseract handle with one model. A handle used by two threads crashes the process: keep it where it was made. It takes 12
 * to 17 MB, and is opened for the first line.
 */
final class TesseractReader implements TextReader {

    private static final int WORD = TessPageIteratorLevel.RIL_WORD;
    private static final int SYMBOL = TessPageIteratorLevel.RIL_SYMBOL;
    private static final int RESOLUTION = 300; // dots per inch: only spares Tesseract its own guess

    /** In no name, number or sentence of a list; without them a J is no bracket and an I no exclamation mark. */
    private static final String NEVER_PRINTED =
            "[]{}|!<>=#$%&*+@\\^_~\u00a3\u20ac\u00a7\u00a9\u00ae\u00ab\u00bb\u00a2\u00a5";

    private final Path dataFolder;
    private final LanguageData language;
    private @Nullable TessBaseAPI opened;

    TesseractReader(Path dataFolder, LanguageData language) {
        this.dataFolder = dataFolder;
        this.language = language;
    }

    /**
     * For those who want to know early whether it can be used.
     *
     * @throws UnusableLanguageData when Tesseract refuses the model
     */
    TesseractReader open() {
        handle();
        return this;
    }

    private TessBaseAPI handle() {
        if (opened == null) {
            opened = newHandle();
        }
        return opened;
    }

    private TessBaseAPI newHandle() {
        TessBaseAPI handle = TessAPI1.TessBaseAPICreate();
        int refused = TessAPI1.TessBaseAPIInit2(
                handle, dataFolder.toString(), language.code(), TessOcrEngineMode.OEM_LSTM_ONLY);
        if (refused != 0) {
            TessAPI1.TessBaseAPIDelete(handle);
            throw new UnusableLanguageData(
                    "Tesseract refuses the language file of '" + language.code() + "' in " + dataFolder);
        }
        TessAPI1.TessBaseAPISetPageSegMode(handle, TessPageSegMode.PSM_SINGLE_LINE);
        TessAPI1.TessBaseAPISetVariable(handle, "tessedit_char_blacklist", NEVER_PRINTED);
        return handle;
    }

    /** @throws UnusableLanguageData when it has to be opened for it, and Tesseract refuses the model */
    @Override
    public ReadLine read(GreyImage line) {
        TessBaseAPI handle = handle();
        TessAPI1.TessBaseAPISetImage(
                handle, ByteBuffer.wrap(line.pixels()), line.width(), line.height(), 1, line.width());
        TessAPI1.TessBaseAPISetSourceResolution(handle, RESOLUTION);
        if (TessAPI1.TessBaseAPIRecognize(handle, null) != 0) {
            return ReadLine.EMPTY;
        }
        @Nullable TessResultIterator results = TessAPI1.TessBaseAPIGetIterator(handle);
        if (results == null) {
            return ReadLine.EMPTY;
        }
        try {
            return collect(results);
        } finally {
            TessAPI1.TessResultIteratorDelete(results);
        }
    }

    private static ReadLine collect(TessResultIterator results) {
        List<ReadLine.Word> words = new ArrayList<>();
        List<ReadLine.Symbol> symbols = new ArrayList<>();
        var page = TessAPI1.TessResultIteratorGetPageIterator(results);
        do {
            if (TessAPI1.TessPageIteratorIsAtBeginningOf(page, WORD) != 0 && !symbols.isEmpty()) {
                words.add(new ReadLine.Word(List.copyOf(symbols)));
                symbols.clear();
            }
            String text = text(results);
            if (!text.isBlank()) {
                IntBuffer left = IntBuffer.allocate(1);
                IntBuffer right = IntBuffer.allocate(1);
                TessAPI1.TessPageIteratorBoundingBox(
                        page, SYMBOL, left, IntBuffer.allocate(1), right, IntBuffer.allocate(1));
                double confidence = TessAPI1.TessResultIteratorConfidence(results, SYMBOL);
                symbols.add(new ReadLine.Symbol(text, confidence, left.get(0), right.get(0)));
            }
        } while (TessAPI1.TessResultIteratorNext(results, SYMBOL) != 0);
        if (!symbols.isEmpty()) {
            words.add(new ReadLine.Word(List.copyOf(symbols)));
        }
        return new ReadLine(List.copyOf(words));
    }

    private static String text(TessResultIterator results) {
        @Nullable Pointer text = TessAPI1.TessResultIteratorGetUTF8Text(results, SYMBOL);
        if (text == null) {
            return "";
        }
        try {
            return text.getString(0, StandardCharsets.UTF_8.name());
        } finally {
            TessAPI1.TessDeleteText(text);
        }
    }

    @Override
    public void close() {
        if (opened != null) {
            TessAPI1.TessBaseAPIEnd(opened);
            TessAPI1.TessBaseAPIDelete(opened);
            opened = null;
        }
    }
}
