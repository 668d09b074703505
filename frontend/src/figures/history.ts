import type { Day } from '../api/client';

export type DayState = Day['state'];

const DAYS = 90;

/** The last 90 days, oldest first, and how many there are of each state; days that were not told are `unknown`. */
export function historyOf(told: Day[]): { days: DayState[]; counts: Record<DayState, number> } {
  const known = told.slice(-DAYS).map((day) => day.state);
  const days: DayState[] = [...Array<DayState>(DAYS - known.length).fill('unknown'), ...known];
  const counts: Record<DayState, number> = { ok: 0, degraded: 0, down: 0, unknown: 0 };
  for (const state of days) counts[state]++;
  return { days, counts };
}
