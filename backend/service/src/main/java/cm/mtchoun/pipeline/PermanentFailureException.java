package cm.mtchoun.pipeline;

/** Trying again cannot help: the job is dead at once, with this message as its reason. No personal data in it. */
public final class PermanentFailureException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PermanentFailureException(String reason) {
        super(reason);
    }
}
