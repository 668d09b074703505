package cm.mtchoun.ocr;

/** Reads the text of one line. Not thread-safe: one reader belongs to one thread from its making to its closing. */
interface TextReader extends AutoCloseable {

    /**
     * @param line dark text on light paper, level, capitals 20 to 26 pixels high, a little margin around it
     * @return what was recognised, left to right; no word when nothing was
     */
    ReadLine read(GreyImage line);

    @Override
    void close();
}
