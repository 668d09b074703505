package cm.mtchoun.pipeline;

/**
 * A job that is ours until its lease ends.
 *
 * @param ref id of the row the work is about
 * @param attempts how often it was claimed since it last succeeded, this time included
 * @param token fencing token, new at every claim: whoever holds an older one can no longer finish the job
 * @param lease as far as we know
 */
public record Claim(JobKind kind, long ref, int attempts, long token, Lease lease) {

    /** To be asked right before what cannot be taken back: whether nobody else can have claimed the job meanwhile. */
    public boolean isSurelyOurs() {
        return lease.lasts();
    }
}
