package cm.mtchoun.ocr.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The baseline: the {@code tesseract} command as anybody would call it, and what the first version made of its text. */
final class TesseractCommand {
    private static final Pattern NUMBERING = Pattern.compile("^\\W*\\d{1,3}\\s*[.):-]*\\s*");
    private static final Pattern FIRST_VERSION = Pattern.compile("^\\d+\\. (.+)$");
    private static final Pattern NAME = Pattern.compile("^\\p{Lu}{2}[^\\d:]*$");

    /** @param cpuSeconds of the command alone */
    record Result(List<String> lines, double cpuSeconds) {

        /** Lines that look like a name once any numbering is gone: the best that can be done without structure. */
        List<String> names() {
            return lines.stream()
                    .map(line -> NUMBERING.matcher(line).replaceFirst(""))
                    .filter(line -> NAME.matcher(line).matches())
                    .toList();
        }

        /** Lines {@code 12. NAME}, and nothing else. */
        List<String> asFirstVersion() {
            List<String> names = new ArrayList<>();
            for (String line : lines) {
                var matcher = FIRST_VERSION.matcher(line);
                if (matcher.matches()) {
                    names.add(matcher.group(1));
                }
            }
            return names;
        }
    }

    private TesseractCommand() {}

    static boolean isInstalled() throws InterruptedException {
        try {
            Process process = new ProcessBuilder("tesseract", "--list-langs")
                    .redirectErrorStream(true)
                    .start();
            String languages = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 && languages.lines().anyMatch("fra"::equals);
        } catch (IOException notFound) {
            return false;
        }
    }

    static Result read(byte[] image) throws IOException, InterruptedException {
        Path file = Files.createTempFile("page", ".jpg");
        try {
            Files.write(file, image);
            ProcessBuilder command = new ProcessBuilder(
                    "bash", "-c", "TIMEFORMAT='cpu %U %S'; time tesseract '" + file + "' - -l fra --psm 3 2>/dev/null");
            command.environment().put("OMP_THREAD_LIMIT", "1");
            Process process = command.redirectErrorStream(true).start();
            List<String> lines =
                    new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
            process.waitFor(2, TimeUnit.MINUTES);
            String[] times = lines.remove(lines.size() - 1).replace(',', '.').split(" ");
            double cpu = Double.parseDouble(times[1]) + Double.parseDouble(times[2]);
            return new Result(
                    lines.stream()
                            .map(String::trim)
                            .filter(line -> !line.isEmpty())
                            .toList(),
                    cpu);
        } finally {
            Files.delete(file);
        }
    }
}
