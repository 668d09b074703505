/** What leaves the process for those who run it: errors to Sentry, spans to OpenTelemetry; both only when configured, neither with people's data. */
@NullMarked
package cm.mtchoun.observe;

import org.jspecify.annotations.NullMarked;
