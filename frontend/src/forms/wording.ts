import type { Messages } from '../i18n';
import type { Field, FieldError } from '../registration/checkDraft';

/** An error in the reader's language; the server's own words only for a code that is newer than this site. */
export function wording({ field, code, message }: FieldError, m: Messages): string {
  const known = field === 'code' ? undefined : m.errors[field ?? 'form'][code];
  return known ?? message ?? m.errors.other;
}

/** What is wrong with one field, in the reader's language. */
export function errorOf(errors: FieldError[], field: Field, m: Messages): string | undefined {
  const error = errors.find((one) => one.field === field);
  return error && wording(error, m);
}
