/** What happened, for programs to follow: the change feed, and webhooks that receive it. */
@NullMarked
package cm.mtchoun.feed;

import org.jspecify.annotations.NullMarked;
