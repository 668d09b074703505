package cm.mtchoun.contract;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Processor time, in milliseconds: where a call spends it, which other work on the machine changes little.
 *
 * @param client threads of this JVM that call
 * @param service all others of this JVM, compiling and collecting included
 * @param database PostgreSQL; 0 where there is no {@code /proc}
 */
record ProcessorTime(double client, double service, double database) {
    private static final Path PROC = Path.of("/proc");
    private static final double MS_A_TICK = 10;
    /** In {@code /proc/<pid>/stat}, after the name in parentheses. */
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int SYSTEM = 12;

    static ProcessorTime soFar(Set<Thread> calling, long postmaster) {
        double all =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e6;
        double client = calling.stream()
                        .mapToLong(thread -> ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId()))
                        .sum()
                / 1e6;
        return new ProcessorTime(client, all - client, ofServer(postmaster));
    }

    ProcessorTime plus(ProcessorTime other) {
        return new ProcessorTime(client + other.client, service + other.service, database + other.database);
    }

    ProcessorTime since(ProcessorTime before) {
        return new ProcessorTime(client - before.client, service - before.service, database - before.database);
    }

    ProcessorTime per(int calls) {
        return new ProcessorTime(client / calls, service / calls, database / calls);
    }

    private static double ofServer(long postmaster) {
        if (!Files.isDirectory(PROC.resolve("self"))) {
            return 0;
        }
        try (Stream<Path> processes = Files.list(PROC)) {
            return processes
                            .filter(process -> process.getFileName().toString().matches("\\d+"))
                            .map(ProcessorTime::fields)
                            .filter(fields -> fields.length > SYSTEM && Long.parseLong(fields[PARENT]) == postmaster)
                            .mapToLong(fields -> Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]))
                            .sum()
                    * MS_A_TICK;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String[] fields(Path process) {
        try {
            String stat = Files.readString(process.resolve("stat"));
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        } catch (IOException ended) {
            return new String[0];
        }
    }

    /** The parent of a server process. */
    static long parentOf(int process) {
        return ProcessHandle.of(process)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
    }
}
