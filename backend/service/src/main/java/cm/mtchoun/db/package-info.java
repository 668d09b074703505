/** The connection pool, the migrations, and the embedded PostgreSQL used when no other is configured. */
@NullMarked
package cm.mtchoun.db;

import org.jspecify.annotations.NullMarked;
