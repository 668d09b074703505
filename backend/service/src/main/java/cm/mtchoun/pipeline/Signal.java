package cm.mtchoun.pipeline;

import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.Locale;

/**
 * What one stage tells the next over the event bus. It carries an id only, may be lost or repeated, and means "wake up":
 * whoever hears it claims rows and never trusts it. Send it after the commit.
 */
public enum Signal {
    /** An image is in the store and waits to be read. */
    IMAGE_STORED,
    /** An image was read; its names wait to be matched. */
    IMAGE_READ,
    /** A person confirmed; what was published before waits to be compared. */
    REGISTRATION_CONFIRMED,
    /** A listed name is a registered person's; mails may wait. */
    MATCH_FOUND,
    /** A mail is in the outbox. */
    MAIL_QUEUED,
    /** Something happened that the change feed will tell. */
    EVENT_NOTED,
    /** The change feed has grown. */
    EVENT_PUBLISHED;

    private String address() {
        return "mtchoun." + name().toLowerCase(Locale.ROOT);
    }

    /** Tells every listener of every process. */
    public void send(EventBus bus, long id) {
        bus.publish(address(), id);
    }

    public MessageConsumer<Long> listen(EventBus bus, Runnable wake) {
        return bus.consumer(address(), message -> wake.run());
    }
}
