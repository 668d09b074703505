/** An instant as `datetime-local` wants it, in this browser's time; empty for none. */
export function asLocal(iso: string | null): string {
  if (!iso) return '';
  const time = new Date(iso);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** What was typed in a `datetime-local` as an instant; undefined for none. */
export function asInstant(local: string): string | undefined {
  if (local === '') return undefined;
  const time = new Date(local);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
