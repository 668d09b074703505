package cm.mtchoun.pipeline;

/**
 * A job that is ours until its lease ends.
 *
 * @param ref id of the row the work is about
 * @param attempts how often it was claimed since it last succeeded, this time included
 * @param token fencing token, new at every claim: whoever holds an older one can no longer finish the job
 */
public record Claim(JobKind kind, long ref, int attempts, long token) {}
