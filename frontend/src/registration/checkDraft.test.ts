import { describe, expect, test } from 'vitest';
import { checkDraft, errorsOf } from './checkDraft';

const TODAY = '2026-04-20';
const GOOD = { name: 'NGO BISSO’O épse TALLA Marie-Claire', email: 'marie@example.org', depositedOn: '2026-03-02' };

function codes(change: Partial<typeof GOOD>): string[] {
  return checkDraft({ ...GOOD, ...change }, TODAY).map(({ field, code }) => `${field}: ${code}`);
}

describe('a draft', () => {
  test.each([
    'BOUBAKARY',
    "ETO'O Samuel II",
    'A MBOUSSI Anne',
    'DE NLET',
    'Ñkôlo Ɗaŋ',
    'NJOYA épse M. Jr.',
    'Jean-Noël Ndôñg',
  ])('may be for %s', (name) => {
    expect(codes({ name })).toEqual([]);
  });

  test.each([
    ['', 'required'],
    ['   ', 'required'],
    ['X', 'too_short'],
    ['X'.repeat(201), 'too_long'],
    ['--', 'too_short'],
    ['NGONO 2', 'digits'],
    ['<b>NGONO</b>', 'invalid_characters'],
    ['NGONO\u0007Paul', 'invalid_characters'],
  ])('is not for the name %j: %s', (name, code) => {
    expect(codes({ name })).toEqual([`name: ${code}`]);
  });

  test.each([
    ['', 'required'],
    ['marie', 'invalid_format'],
    ['marie@example', 'invalid_format'],
    ['marie@@example.org', 'invalid_format'],
    ['marie@example.org\nBcc: x@y.org', 'invalid_format'],
    [`${'m'.repeat(250)}@example.org`, 'too_long'],
  ])('does not write to %j: %s', (email, code) => {
    expect(codes({ email })).toEqual([`email: ${code}`]);
  });

  test('needs no date, but a true one from the past when there is one', () => {
    expect(codes({ depositedOn: '' })).toEqual([]);
    expect(codes({ depositedOn: TODAY })).toEqual([]);
    expect(codes({ depositedOn: '2026-04-21' })).toEqual(['depositedOn: in_the_future']);
    expect(codes({ depositedOn: 'unfinished' })).toEqual(['depositedOn: invalid_date']);
  });

  test('has all its errors told at once, in the order of the form', () => {
    expect(codes({ name: '', email: '' })).toEqual(['name: required', 'email: required']);
  });
});

describe('a refusal of the service', () => {
  test('lands on the fields it points to, and on the form for what it does not know', () => {
    const problem = { type: 'urn:mtchoun:problem:invalid-request', title: '', status: 400, detail: '' };
    const errors = [
      { pointer: '/email', code: 'invalid_format', message: 'no' },
      { pointer: '/colour', code: 'unknown_field', message: 'no such field' },
    ];

    expect(errorsOf({ ...problem, errors })).toEqual([
      { field: 'email', code: 'invalid_format', message: 'no' },
      { field: undefined, code: 'unknown_field', message: 'no such field' },
    ]);
    expect(errorsOf(problem)).toEqual([]);
  });
});
