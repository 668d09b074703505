import { describe, expect, test } from 'vitest';
import { operatorEn } from '../operator/i18n/en';
import { operatorFr } from '../operator/i18n/fr';
import { en as enCore } from './en';
import { fr as frCore } from './fr';
import { publicEn } from './public.en';
import { publicFr } from './public.fr';

const fr = { ...frCore, public: publicFr, operator: operatorFr };
const en = { ...enCore, public: publicEn, operator: operatorEn };

/** Every text with its path; functions are called with samples. */
function texts(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') return [[path, String(node(2, 'x'))]];
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}/${key}`));
}

describe('the texts', () => {
  test('are the same ones in both languages, paragraphs included', () => {
    expect(texts(en).map(([path]) => path)).toEqual(texts(fr).map(([path]) => path));
  });

  test('are never empty', () => {
    expect([...texts(fr), ...texts(en)].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('in French keep their punctuation on the same line', () => {
    expect(texts(fr).filter(([, text]) => / [?!:;»]|« /.test(text))).toEqual([]);
  });

  test('use typographic apostrophes', () => {
    expect([...texts(fr), ...texts(en)].filter(([, text]) => text.includes("'"))).toEqual([]);
  });
});
