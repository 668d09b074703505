import { expect, test } from 'vitest';
import { pieces } from './marks';

const shown = (word: string, marks: number[][]) =>
  pieces(word, marks)
    .map(({ text, differs }) => (differs ? `[${text}]` : text))
    .join('');

test('a word without marks is one piece', () => {
  expect(pieces('NGO', [])).toEqual([{ text: 'NGO', differs: false }]);
});

test('marks are cut out wherever they stand', () => {
  expect(shown('NG0', [[2, 3]])).toBe('NG[0]');
  expect(
    shown('IIANGA', [
      [0, 1],
      [5, 6],
    ]),
  ).toBe('[I]IANG[A]');
  expect(shown('EPSE', [[0, 4]])).toBe('[EPSE]');
  expect(shown('', [])).toBe('');
});

test('no letter is lost or doubled, whatever the marks', () => {
  for (const marks of [
    [[0, 0]],
    [[1, 9]],
    [
      [0, 2],
      [1, 3],
    ],
    [[5, 7]],
  ]) {
    expect(
      pieces('NGO', marks)
        .map(({ text }) => text)
        .join(''),
    ).toBe('NGO');
  }
});
