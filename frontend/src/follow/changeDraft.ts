import type { Registration, RegistrationChange } from '../api/client';
import type { Draft } from '../registration/draft';
import { tab } from '../storage';

const KEY = 'mtchoun.change';

/** What was typed and not sent yet, in this tab. */
export function keptChange(): Draft | undefined {
  try {
    return JSON.parse(tab.get(KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function keepChange(typed: Draft): void {
  tab.set(KEY, JSON.stringify(typed));
}

export function forgetChange(): void {
  tab.remove(KEY);
}

/** What the form shows before anything is typed: the address is masked, so its field starts empty. */
export function asDraft({ name, depositedOn }: Registration): Draft {
  return { name, email: '', depositedOn: depositedOn ?? '' };
}

/** Only what differs; an empty address means the same one. May be empty. */
export function changed(registration: Registration, typed: Draft): RegistrationChange {
  const name = typed.name.trim();
  const email = typed.email.trim();
  const depositedOn = typed.depositedOn || null;
  return {
    ...(name === registration.name ? {} : { name }),
    ...(email === '' ? {} : { email }),
    ...(depositedOn === registration.depositedOn ? {} : { depositedOn }),
  };
}
