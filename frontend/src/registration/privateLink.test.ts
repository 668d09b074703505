import { describe, expect, test } from 'vitest';
import { forgetToken, keepToken, keptToken, tokenIn } from './privateLink';

const TOKEN = 'Xk3v-9QyN0aB7cD2eF5g_j';

describe('the token of a link', () => {
  test('is found in the fragment', () => {
    expect(tokenIn(`#token=${TOKEN}`)).toBe(TOKEN);
    expect(tokenIn(`#a=b&token=${TOKEN}`)).toBe(TOKEN);
  });

  test.each(['', '#', '#token=', '#token=short', `#token=${TOKEN}<script>`, `#token=${'a'.repeat(201)}`, `#${TOKEN}`])(
    'is not found in %j',
    (fragment) => {
      expect(tokenIn(fragment)).toBeUndefined();
    },
  );

  test('is kept for its own page until it is forgotten', () => {
    keepToken('suivi', TOKEN);

    expect(keptToken('suivi')).toBe(TOKEN);
    expect(keptToken('confirmer')).toBeUndefined();
    forgetToken('suivi');
    expect(keptToken('suivi')).toBeUndefined();
  });
});
