import { afterEach, expect, test, vi } from 'vitest';
import { tab } from './storage';

afterEach(() => vi.unstubAllGlobals());

test('what is kept is there until it is removed', () => {
  tab.set('key', 'value');

  expect(tab.get('key')).toBe('value');
  tab.remove('key');
  expect(tab.get('key')).toBeUndefined();
});

test('a browser that refuses storage still works, for as long as the page lives', () => {
  vi.stubGlobal('sessionStorage', undefined);

  tab.set('key', 'value');

  expect(tab.get('key')).toBe('value');
  tab.remove('key');
  expect(tab.get('key')).toBeUndefined();
});
