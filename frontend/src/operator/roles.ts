import type { Role } from './api';
import type { OperatorMessages } from './i18n';

const LADDER: readonly Role[] = ['reviewer', 'manager', 'admin'];

/** Each role may do all that the one before may. */
export function mayAs(role: Role, needed: Role): boolean {
  return LADDER.indexOf(role) >= LADDER.indexOf(needed);
}

/** A page of the console, as its navigation shows it. */
export interface ConsolePage {
  to: string;
  name: keyof OperatorMessages['frame']['pages'];
  needs: Role;
}

export const CONSOLE_PAGES: readonly ConsolePage[] = [
  { to: '/operateur', name: 'reviews', needs: 'reviewer' },
  { to: '/operateur/compte', name: 'account', needs: 'reviewer' },
];
