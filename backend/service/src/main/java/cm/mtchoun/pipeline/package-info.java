/** The one idiom for durable work: claim a due job, handle it, finish it in the transaction of its effect. */
@NullMarked
package cm.mtchoun.pipeline;

import org.jspecify.annotations.NullMarked;
