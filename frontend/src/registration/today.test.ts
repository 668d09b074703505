import { expect, test } from 'vitest';
import { today } from './today';

test('today is the day of the person’s clock', () => {
  expect(today(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
});
