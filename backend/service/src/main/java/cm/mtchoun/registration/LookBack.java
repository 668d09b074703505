package cm.mtchoun.registration;

import io.vertx.core.Future;

/** Compares a confirmed registration with what was published since its deposit, now rather than when its job is due. */
@FunctionalInterface
public interface LookBack {
    /**
     * Completes when what was found is in the table of matches. It may run beside the registration's job and may be
     * repeated; when it fails, or takes too long, the job does the same.
     */
    Future<?> run(long registrationId);
}
