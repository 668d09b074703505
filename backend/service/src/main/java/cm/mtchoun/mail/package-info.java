/** Mails: the outbox that other features add to, and the verticle that renders and sends what waits there. */
@NullMarked
package cm.mtchoun.mail;

import org.jspecify.annotations.NullMarked;
