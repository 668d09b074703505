package cm.mtchoun.pipeline;

import java.time.Duration;

/**
 * How much work of one kind waits.
 *
 * @param kind code of the {@link JobKind}
 * @param due jobs whose time has come, running ones included
 * @param dead jobs that were given up
 * @param oldest how long the oldest due job has been due; zero when none is
 */
public record Backlog(String kind, long due, long dead, Duration oldest) {}
