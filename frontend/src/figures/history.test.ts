import { describe, expect, test } from 'vitest';
import { historyOf } from './history';

describe('the history of a part', () => {
  test('is 90 days that end today, those before the first look unknown', () => {
    const { days, counts } = historyOf([
      { day: '2026-04-19', state: 'down', okShare: 0.2 },
      { day: '2026-04-20', state: 'ok', okShare: 1 },
    ]);

    expect(days).toHaveLength(90);
    expect(days.slice(-3)).toEqual(['unknown', 'down', 'ok']);
    expect(counts).toEqual({ ok: 1, degraded: 0, down: 1, unknown: 88 });
  });

  test('forgets what is older', () => {
    const many = Array.from({ length: 95 }, () => ({ day: '2026-04-20', state: 'ok' as const, okShare: 1 }));

    expect(historyOf(many).counts.ok).toBe(90);
  });
});
