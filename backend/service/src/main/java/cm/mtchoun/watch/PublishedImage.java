package cm.mtchoun.watch;

import java.net.URI;
import java.time.LocalDate;

/**
 * An image or PDF of a communiqué, as the page shows it.
 *
 * @param url absolute, http or https, without a fragment
 * @param publishedOn the communiqué's date; the day the page was read when nothing tells one
 * @param title of the communiqué; at most 200 characters
 * @param position order among the images of the same date, from 0
 */
record PublishedImage(URI url, LocalDate publishedOn, String title, int position) {}
