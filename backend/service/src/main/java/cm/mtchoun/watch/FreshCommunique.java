package cm.mtchoun.watch;

import java.time.LocalDate;

/** A communiqué nobody was told of yet. @param images how many of it are stored so far */
record FreshCommunique(long id, String title, LocalDate publishedOn, int images) {}
