import type { Problem } from '../api/answer';
import type { Draft } from './draft';

/** A field of the site's forms: of the registration's, or the code of a mail. */
export type Field = keyof Draft | 'code';

/** One thing that is wrong, said by `code` so that each language can word it; `field` is undefined for the whole form. */
export interface FieldError {
  field: Field | undefined;
  code: string;
  /** What the server said, for codes that have no wording of their own. */
  message?: string;
}

const FIELDS: readonly (keyof Draft)[] = ['name', 'email', 'depositedOn'];
const ADDRESS = /^[^\s@<>()[\]",;:\\]+@[^\s@<>()[\]",;:\\]+\.[^\s@<>()[\]",;:\\]{2,}$/;
const NOT_IN_NAMES = /[^\p{L}\p{M}\p{Zs}.'’‘ʼ`´‐‑-]/u;

/**
 * What the person can put right before sending; the server has the last word.
 * @param today `YYYY-MM-DD`
 * @returns at most one error a field, in the order of the form
 */
export function checkDraft(draft: Draft, today: string): FieldError[] {
  const codes: [Field, string | undefined][] = [
    ['name', checkName(draft.name.trim())],
    ['email', checkAddress(draft.email.trim())],
    ['depositedOn', checkDate(draft.depositedOn, today)],
  ];
  return codes.flatMap(([field, code]) => (code ? [{ field, code }] : []));
}

/** The server's errors, placed on the fields they point to. */
export function errorsOf(problem: Problem): FieldError[] {
  return (problem.errors ?? []).map(({ pointer, code, message }) => ({
    field: FIELDS.find((field) => pointer === `/${field}` || pointer === `#query/${field}`),
    code,
    message,
  }));
}

/** Why this cannot be a name, or undefined when it can. */
export function checkName(name: string): string | undefined {
  if (name === '') return 'required';
  if ([...name].length > 200) return 'too_long';
  if (/\p{N}/u.test(name)) return 'digits';
  if ((name.match(/\p{L}/gu) ?? []).length < 2) return 'too_short';
  return NOT_IN_NAMES.test(name) ? 'invalid_characters' : undefined;
}

function checkAddress(address: string): string | undefined {
  if (address === '') return 'required';
  if (address.length > 254) return 'too_long';
  return ADDRESS.test(address) ? undefined : 'invalid_format';
}

function checkDate(date: string, today: string): string | undefined {
  if (date === '') return undefined;
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return 'invalid_date';
  return date > today ? 'in_the_future' : undefined;
}
