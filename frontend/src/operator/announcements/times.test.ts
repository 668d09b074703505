import { expect, test } from 'vitest';
import { asInstant, asLocal } from './times';

test('a time that was typed is the same when it is shown again', () => {
  expect(asLocal(asInstant('2026-05-02T08:30') ?? '')).toBe('2026-05-02T08:30');
});

test('no time stays none', () => {
  expect(asLocal(null)).toBe('');
  expect(asInstant('')).toBeUndefined();
  expect(asInstant('soon')).toBeUndefined();
});
