import type { Role } from './api';
import type { OperatorMessages } from './i18n';

export const LADDER: readonly Role[] = ['reviewer', 'manager', 'admin'];

/** Each role may do all that the one before may. */
export function mayAs(role: Role, needed: Role): boolean {
  return LADDER.indexOf(role) >= LADDER.indexOf(needed);
}

/** A page of the console, as its navigation shows it. */
export interface ConsolePage {
  to: string;
  name: keyof OperatorMessages['frame']['pages'];
  needs: Role;
  /** The address of one of what the page lists. */
  one?: string;
}

export const CONSOLE_PAGES: readonly ConsolePage[] = [
  { to: '/operateur', name: 'reviews', needs: 'reviewer', one: '/operateur/nom' },
  { to: '/operateur/pages', name: 'badPages', needs: 'reviewer', one: '/operateur/page' },
  { to: '/operateur/mails', name: 'mails', needs: 'reviewer' },
  { to: '/operateur/inscriptions', name: 'registrations', needs: 'manager' },
  { to: '/operateur/sources', name: 'sources', needs: 'reviewer' },
  { to: '/operateur/annonces', name: 'announcements', needs: 'reviewer' },
  { to: '/operateur/travaux', name: 'jobs', needs: 'reviewer' },
  { to: '/operateur/operateurs', name: 'operators', needs: 'admin' },
  { to: '/operateur/cles', name: 'apiKeys', needs: 'admin' },
  { to: '/operateur/journal', name: 'audit', needs: 'manager' },
  { to: '/operateur/compte', name: 'account', needs: 'reviewer' },
];
