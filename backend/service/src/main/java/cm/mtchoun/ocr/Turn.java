package cm.mtchoun.ocr;

/** Quarter turns clockwise that set a page upright. Their ordinals are stored. */
public enum Turn {
    NONE,
    RIGHT,
    HALF,
    LEFT;

    /** @param quarters 0 to 3, clockwise */
    public static Turn ofQuarters(int quarters) {
        return values()[quarters];
    }

    /** 0 to 3, clockwise. */
    int quarters() {
        return ordinal();
    }

    /** This turn and then another. */
    Turn and(Turn other) {
        return values()[(ordinal() + other.ordinal()) % 4];
    }

    boolean isSideways() {
        return this == RIGHT || this == LEFT;
    }

    GreyImage of(GreyImage image) {
        if (this == NONE) {
            return image;
        }
        int width = isSideways() ? image.height() : image.width();
        int height = isSideways() ? image.width() : image.height();
        byte[] pixels = new byte[width * height];
        // where the pixel right of and the pixel below another one go
        int right = this == RIGHT ? width : this == LEFT ? -width : -1;
        int below = this == RIGHT ? -1 : this == LEFT ? 1 : -width;
        int row = this == RIGHT ? width - 1 : this == LEFT ? (height - 1) * width : width * height - 1;
        for (int y = 0; y < image.height(); y++, row += below) {
            int to = row;
            for (int x = 0; x < image.width(); x++, to += right) {
                pixels[to] = image.pixels()[y * image.width() + x];
            }
        }
        return new GreyImage(width, height, pixels);
    }

    /** @param box on the turned picture; @return the same place on the picture of that size before it was turned */
    Box undone(Box box, int width, int height) {
        return switch (this) {
            case NONE -> box;
            case RIGHT -> new Box(box.y(), height - box.right(), box.height(), box.width());
            case HALF -> new Box(width - box.right(), height - box.bottom(), box.width(), box.height());
            case LEFT -> new Box(width - box.bottom(), box.x(), box.height(), box.width());
        };
    }

    /** @param box on a picture of that size; @return the same place on the picture when it is turned */
    Box of(Box box, int width, int height) {
        Turn back = values()[(4 - ordinal()) % 4];
        return isSideways() ? back.undone(box, height, width) : back.undone(box, width, height);
    }
}
