import { ref } from 'vue';
import { tab } from '../storage';

/**
 * Tokens come in the fragment of links in our mails, which browsers do not send to any server. They are taken out of
 * the address at once, and live as long as the tab.
 */
export type Link = 'confirmer' | 'suivi' | 'desinscription';

/** How many links were opened in this tab: a page that shows one starts afresh with the next. */
export const linksOpened = ref(0);

const TOKEN = /^[A-Za-z0-9_-]{20,200}$/;

/** The token in a fragment such as `#token=…`, or undefined when there is none or it was cut. */
export function tokenIn(fragment: string): string | undefined {
  const token = new URLSearchParams(fragment.replace(/^#/, '')).get('token');
  return token !== null && TOKEN.test(token) ? token : undefined;
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
