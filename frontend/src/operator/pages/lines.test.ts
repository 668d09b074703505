import { describe, expect, test } from 'vitest';
import type { PageLine } from '../api';
import { boxBetween, boxUnder, gapsIn } from './lines';

const line = (number: number | null, y = 0, page = 1): PageLine => ({
  id: String(y),
  page,
  line: 1,
  number,
  text: 'NGO',
  confidence: 0.9,
  box: [10, y, 300, 20],
  cropUrl: 'http://api/crop',
  tokens: [],
});

describe('missing numbers', () => {
  test('are found where the sequence jumps', () => {
    expect(gapsIn([line(1), line(2), line(5), line(7)])).toEqual([
      { after: 1, first: 3, last: 4 },
      { after: 2, first: 6, last: 6 },
    ]);
  });

  test('are none where a list has no numbers, or starts anew', () => {
    expect(gapsIn([line(null), line(null)])).toEqual([]);
    expect(gapsIn([line(9), line(1), line(2)])).toEqual([]);
    expect(gapsIn([])).toEqual([]);
  });

  test('come after the line without a number that stands between', () => {
    expect(gapsIn([line(1), line(null), line(4)])).toEqual([{ after: 1, first: 2, last: 3 }]);
  });
});

describe('the place of a missed name', () => {
  test('is the room under the line before', () => {
    expect(boxUnder([line(1, 100), line(3, 150)], 0)).toEqual([10, 120, 300, 30]);
    expect(boxUnder([line(1, 100), line(3, 500)], 0)).toEqual([10, 120, 300, 32]);
  });

  test('is as high as the line where nothing follows on its page', () => {
    expect(boxUnder([line(1, 100)], 0)).toEqual([10, 120, 300, 20]);
    expect(boxUnder([line(1, 100), line(2, 10, 2)], 0)).toEqual([10, 120, 300, 20]);
    expect(boxUnder([], 0)).toBeUndefined();
  });

  test('may be drawn from any corner, and never leaves the image', () => {
    expect(boxBetween([50, 60], [10, 20], [100, 100])).toEqual([10, 20, 40, 40]);
    expect(boxBetween([-5, 90], [200, 95.4], [100, 100])).toEqual([0, 90, 100, 5]);
    expect(boxBetween([7, 7], [7, 7], [100, 100])).toEqual([7, 7, 1, 1]);
  });
});
