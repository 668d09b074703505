/** Where nearly all our readers have their mail; only these are suggested. */
const KNOWN = [
  'gmail.com',
  'yahoo.fr',
  'yahoo.com',
  'hotmail.fr',
  'hotmail.com',
  'outlook.fr',
  'outlook.com',
  'live.fr',
  'icloud.com',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
];

/** A likelier spelling of an address whose domain is one slip away from a well-known one, or undefined. */
export function suggestAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@');
  const domain = address
    .slice(at + 1)
    .trim()
    .toLowerCase();
  if (at < 1 || domain === '' || KNOWN.includes(domain)) return undefined;
  const near = KNOWN.find((known) => isOneSlipAway(domain, known));
  return near && `${address.slice(0, at)}@${near}`;
}

/** One letter too many, too few or wrong, or two neighbours swapped. */
function isOneSlipAway(typed: string, meant: string): boolean {
  const start = commonStart(typed, meant);
  const a = typed.slice(start);
  const b = meant.slice(start);
  const swapped = a.length > 1 && a[0] === b[1] && a[1] === b[0] && a.slice(2) === b.slice(2);
  return swapped || a.slice(1) === b || a === b.slice(1) || a.slice(1) === b.slice(1);
}

function commonStart(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}
