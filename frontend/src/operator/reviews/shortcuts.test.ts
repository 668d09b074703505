import { describe, expect, test } from 'vitest';
import { actionOf } from './shortcuts';

function press(key: string, on = '<main></main>', held: KeyboardEventInit = {}) {
  document.body.innerHTML = on;
  let action: string | undefined;
  const hear = (event: KeyboardEvent) => {
    action = actionOf(event);
  };
  document.addEventListener('keydown', hear, { once: true });
  const target = document.body.querySelector('[data-here]') ?? document.body.firstElementChild;
  target?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }));
  return action;
}

describe('a letter', () => {
  test('decides, in French and in English', () => {
    expect([...'corndasz?'].map((key) => press(key))).toEqual([
      'confirm',
      'confirm',
      'reject',
      'reject',
      'ask',
      'ask',
      'skip',
      'undo',
      'help',
    ]);
    expect(press('C')).toBe('confirm');
    expect(press('x')).toBeUndefined();
  });

  test.each([
    '<input type="search">',
    '<textarea></textarea>',
    '<select></select>',
    '<dialog><button data-here></button></dialog>',
  ])('is only a letter in %s', (field) => expect(press('c', field)).toBeUndefined());

  test('works on a button and on a box to tick: nothing is typed there', () => {
    expect(press('c', '<button></button>')).toBe('confirm');
    expect(press('c', '<input type="checkbox">')).toBe('confirm');
  });

  test('leaves the browser’s own shortcuts alone, and counts once however long it is held', () => {
    expect(press('c', undefined, { ctrlKey: true })).toBeUndefined();
    expect(press('c', undefined, { metaKey: true })).toBeUndefined();
    expect(press('c', undefined, { repeat: true })).toBeUndefined();
  });
});
