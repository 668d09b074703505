package cm.mtchoun.ocr;

import java.io.IOException;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** How the camera was held, as a picture says of itself. Mirrored pictures, which no camera makes, are left as they are. */
final class Orientation {

    private Orientation() {}

    /** @return what sets the picture upright; no turn when it says nothing, or nothing sensible */
    static Turn of(ImageReader reader, int index) {
        try {
            IIOMetadata metadata = reader.getImageMetadata(index);
            return metadata == null || !metadata.isStandardMetadataFormatSupported() ? Turn.NONE : of(metadata);
        } catch (IOException | RuntimeException nothingSensible) {
            return Turn.NONE;
        }
    }

    private static Turn of(IIOMetadata metadata) {
        Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
        NodeList marks = tree.getElementsByTagName("ImageOrientation");
        String mark = marks.getLength() == 0 ? "" : ((Element) marks.item(0)).getAttribute("value");
        return switch (mark) { // turns counter-clockwise
            case "Rotate90" -> Turn.LEFT;
            case "Rotate180" -> Turn.HALF;
            case "Rotate270" -> Turn.RIGHT;
            default -> Turn.NONE;
        };
    }
}
