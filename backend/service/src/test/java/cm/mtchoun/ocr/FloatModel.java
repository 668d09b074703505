package cm.mtchoun.ocr;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Turns a network of Tesseract whose weights are bytes into one whose weights are real numbers, which reads the same and
 * from which {@code lstmtraining} can go on. It refuses the first kind, and the models that exist are of that kind.
 *
 * <p>A matrix of bytes {@code w} is stored with one scale a row; the weight is {@code w × scale}. Everything else is copied.
 * The format is that of {@code Network::Serialize} and {@code WeightMatrix::Serialize} in Tesseract 4 and 5, little-endian.
 */
final class FloatModel {

    private static final int WHOLE_NUMBERS = 1; // flag of a matrix, and of a network as a whole
    private static final int LAYERS_LEARN_APART = 64; // flag of a network: a learning rate for each layer follows
    private static final int GATES = 4; // of a one-dimensional LSTM: input, input gate, forget gate, output gate
    private static final int TWO_NUMBERS = 8; // bytes
    private static final int SHAPE = 20; // bytes

    private final ByteBuffer in;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private FloatModel(byte[] network) {
        in = ByteBuffer.wrap(network).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param network the component {@code lstm} of a model
     * @throws IllegalArgumentException when it is no such network, or has layers that no model of a Latin script has
     */
    static byte[] of(byte[] network) {
        FloatModel model = new FloatModel(network);
        model.layer();
        model.copyText();
        model.put(model.in.getInt() & ~WHOLE_NUMBERS);
        model.copy(model.in.remaining());
        return model.out.toByteArray();
    }

    private void layer() {
        copy(1);
        String kind = copyText();
        copy(2);
        int flags = copyNumber();
        copy(3 * Integer.BYTES);
        copyText();
        switch (kind) {
            case "Series", "Parallel", "RTLReversed", "TTBReversed", "XYTranspose" -> layers(flags);
            case "Input" -> copy(SHAPE);
            case "Convolve", "Maxpool", "Reconfig" -> copy(TWO_NUMBERS);
            case "LSTM", "SummLSTM" -> gates();
            case "Tanh", "Softmax", "Relu", "Logistic", "Linear" -> matrix();
            default -> throw new IllegalArgumentException("a layer '" + kind + "' is not known here");
        }
    }

    private void layers(int flags) {
        int count = copyNumber();
        for (int i = 0; i < count; i++) {
            layer();
        }
        if ((flags & LAYERS_LEARN_APART) != 0) {
            copy(copyNumber() * Float.BYTES);
        }
    }

    private void gates() {
        copyNumber();
        for (int gate = 0; gate < GATES; gate++) {
            matrix();
        }
    }

    private void matrix() {
        int mode = in.get();
        if ((mode & WHOLE_NUMBERS) == 0) {
            throw new IllegalArgumentException("its weights are real numbers already");
        }
        out.write(mode & ~WHOLE_NUMBERS);
        int rows = copyNumber();
        int columns = copyNumber();
        in.get(); // what an empty cell would be
        put(0.0);
        byte[] weights = new byte[rows * columns];
        in.get(weights);
        double[] scales = new double[in.getInt()];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = in.getDouble();
        }
        for (int i = 0; i < weights.length; i++) {
            put(weights[i] * scales[i / columns]);
        }
    }

    private String copyText() {
        byte[] text = new byte[copyNumber()];
        in.get(text);
        out.writeBytes(text);
        return new String(text, StandardCharsets.US_ASCII);
    }

    private int copyNumber() {
        int number = in.getInt();
        put(number);
        return number;
    }

    private void copy(int bytes) {
        byte[] same = new byte[bytes];
        in.get(same);
        out.writeBytes(same);
    }

    private void put(int number) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    private void put(double number) {
        out.writeBytes(ByteBuffer.allocate(Double.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(number)
                .array());
    }
}
