import { describe, expect, test } from 'vitest';
import type { Month } from '../api/client';
import { bars } from './series';

const month = (name: string, mails: number | null): Month => ({
  month: name,
  registrations: 0,
  communiques: 0,
  names: 0,
  mails,
});

describe('the bars of a chart', () => {
  test('are as high as their number, the highest filling the drawing', () => {
    const drawn = bars([month('2026-03', 20), month('2026-04', 40)], 'mails');

    expect(drawn.map(({ x, height }) => [x, height])).toEqual([
      [0, 50],
      [10, 100],
    ]);
  });

  test('show a stump for a number that is not given, and nothing for none', () => {
    expect(bars([month('2026-03', null), month('2026-04', 0)], 'mails').map((bar) => bar.height)).toEqual([2, 0]);
    expect(bars([], 'names')).toEqual([]);
  });
});
