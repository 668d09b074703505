import { describe, expect, test } from 'vitest';
import { suggestAddress } from './suggestAddress';

describe('an address', () => {
  test.each([
    ['marie@gmial.com', 'marie@gmail.com'],
    ['marie@gmail.co', 'marie@gmail.com'],
    ['marie@gmaill.com', 'marie@gmail.com'],
    ['marie@hotmial.fr', 'marie@hotmail.fr'],
    ['marie@yaho.fr', 'marie@yahoo.fr'],
    ['marie@Orenge.fr', 'marie@orange.fr'],
  ])('with a slip gets a likelier one: %s', (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant);
  });

  test.each(['marie@gmail.com', 'marie@GMAIL.COM', 'marie@yahoo.com', 'marie@example.org', 'marie', '@gmial.com', ''])(
    'that is right, or not known, is left alone: %s',
    (typed) => {
      expect(suggestAddress(typed)).toBeUndefined();
    },
  );
});
