import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs tests, each {@code package.Class.method}, and prints a line for each: {@code passed} or {@code failed}, and its name. */
public final class RunTests {
    private static final int PATIENCE_S = 120;

    private RunTests() {}

    public static void main(String[] tests) throws Exception {
        Launcher launcher = LauncherFactory.create();
        for (String test : tests) {
            Verdict verdict = new Verdict();
            LauncherDiscoveryRequest request =
                    LauncherDiscoveryRequestBuilder.request().selectors(selectors(test)).build();
            try {
                CompletableFuture.runAsync(() -> launcher.execute(request, verdict), RunTests::start)
                        .get(PATIENCE_S, TimeUnit.SECONDS);
            } catch (TimeoutException hangs) {
                verdict.failures.add(" waits for ever");
            }
            System.out.printf("%n%s %s%n", verdict.ran && verdict.failures.isEmpty() ? "passed" : "failed", test);
            verdict.failures.forEach(failure -> System.out.println("  " + failure));
        }
        System.exit(0);
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private static List<DiscoverySelector> selectors(String test) throws ClassNotFoundException {
        int dot = test.lastIndexOf('.');
        String last = test.substring(dot + 1);
        if (Character.isUpperCase(last.charAt(0))) {
            return List.of(selectClass(Class.forName(test)));
        }
        Class<?> type = Class.forName(test.substring(0, dot));
        List<DiscoverySelector> found = new ArrayList<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.getName().equals(last)) {
                found.add(selectMethod(type, method));
            }
        }
        return found;
    }

    private static final class Verdict implements TestExecutionListener {
        private final List<String> failures = new CopyOnWriteArrayList<>();
        private volatile boolean ran;

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            ran = ran || test.isTest();
            result.getThrowable().ifPresent(thrown -> failures.add(first(thrown)));
        }

        private static String first(Throwable thrown) {
            String text = Arrays.stream(String.valueOf(thrown).split("\n"))
                    .filter(line -> !line.isBlank())
                    .limit(3)
                    .reduce("", (all, line) -> all + " " + line.strip());
            return text.length() <= 300 ? text : text.substring(0, 300);
        }
    }
}
