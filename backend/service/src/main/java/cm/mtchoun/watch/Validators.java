package cm.mtchoun.watch;

import org.jspecify.annotations.Nullable;

/** What a server gave to ask "has it changed?" with; either may be missing. At most 500 characters each. */
record Validators(@Nullable String etag, @Nullable String lastModified) {
    static final Validators NONE = new Validators(null, null);

    private static final int LONGEST = 500;

    Validators {
        etag = bounded(etag);
        lastModified = bounded(lastModified);
    }

    private static @Nullable String bounded(@Nullable String value) {
        return value == null || value.length() > LONGEST ? null : value;
    }
}
