import { ref, shallowRef } from 'vue';
import { tab } from '../storage';

/**
 * Tokens come in the fragment of links in our mails, which browsers do not send to any server. They are taken out of
 * the address at once, and live as long as the tab.
 */
export type Link = 'confirmer' | 'suivi' | 'desinscription';

/** How many links were opened in this tab: a page that shows one starts afresh with the next. */
export const linksOpened = ref(0);

/** What a person chose in the mail (“it is me”, “it is not me”): shown to be pressed again, never sent by itself. */
export const chosenInMail = shallowRef<{ matchId: string; answer: 'mine' | 'not_mine' | undefined }>();

const TOKEN = /^[A-Za-z0-9_-]{20,200}$/;

/** The token in a fragment such as `#token=…`, or undefined when there is none or it was cut. */
export function tokenIn(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  return token !== null && TOKEN.test(token) ? token : undefined;
}

/** Takes the token, and what comes with it, out of a fragment; false when there is none. */
export function takeToken(link: Link, fragment: string): boolean {
  const token = tokenIn(fragment);
  if (token === undefined) return false;
  keepToken(link, token);
  chosenInMail.value = choiceIn(fragment);
  linksOpened.value++;
  return true;
}

function choiceIn(fragment: string) {
  const brought = new URLSearchParams(fragment.replace(/^#/, ''));
  const matchId = brought.get('match');
  const answer = brought.get('answer');
  if (!matchId) return undefined;
  return { matchId, answer: answer === 'mine' || answer === 'not_mine' ? answer : undefined } as const;
}

export function keepToken(link: Link, token: string): void {
  tab.set(key(link), token);
}

export function keptToken(link: Link): string | undefined {
  return tab.get(key(link));
}

export function forgetToken(link: Link): void {
  tab.remove(key(link));
}

function key(link: Link): string {
  return `mtchoun.token.${link}`;
}
