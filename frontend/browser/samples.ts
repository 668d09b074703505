/** Answers that are fuller than the contract's examples, so that the charts have something to show. */

const STATES = ['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'degraded', 'ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'down'] as const;

export const months = Array.from({ length: 12 }, (_, i) => ({
  month: `${i < 8 ? 2025 : 2026}-${String(((i + 4) % 12) + 1).padStart(2, '0')}`,
  registrations: i === 2 ? null : 30 + ((i * 37) % 60),
  communiques: 1 + (i % 4),
  names: 120 + ((i * 91) % 330),
  mails: i < 2 ? 0 : 10 + ((i * 23) % 40),
}));

function day(i: number, from: number) {
  const date = new Date(Date.UTC(2026, 0, 20 + i)).toISOString().slice(0, 10);
  const state = i < from ? 'unknown' : (STATES[(i * 5 + from) % STATES.length] ?? 'ok');
  return { day: date, state, okShare: state === 'unknown' ? null : 0.9 };
}

const component = (name: string, state: string, lastSuccessAt: string | null, from: number) => ({
  name,
  state,
  lastSuccessAt,
  history: Array.from({ length: 90 }, (_, i) => day(i, from)),
});

export const components = [
  component('source', 'ok', '2026-04-20T10:00:04Z', 0),
  component('reading', 'degraded', '2026-04-20T08:00:04Z', 40),
  component('database', 'ok', '2026-04-20T10:03:00Z', 10),
  component('mail', 'unknown', null, 90),
];
