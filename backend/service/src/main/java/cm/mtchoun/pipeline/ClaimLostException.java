package cm.mtchoun.pipeline;

/** The lease ended and somebody else claimed the job: whatever this transaction did must not count. */
public final class ClaimLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClaimLostException(Claim claim) {
        super("the claim on " + claim.kind().code() + " " + claim.ref() + " is no longer ours", null, false, false);
    }
}
