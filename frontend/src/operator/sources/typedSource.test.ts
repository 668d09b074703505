import { describe, expect, test } from 'vitest';
import { asBody, asTyped, checkSource } from './typedSource';

const typed = { ...asTyped(undefined), id: 'paris', name: 'Paris', pageUrl: 'https://www.example.org/passeports' };
const codes = (change: Partial<typeof typed>) =>
  checkSource({ ...typed, ...change }).map(({ field, code }) => `${field} ${code}`);

describe('a source that is typed', () => {
  test('is complete with its key, its name and its page', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ id: '', name: ' ', pageUrl: '' })).toEqual([
      'source-id required',
      'source-name required',
      'source-pageUrl required',
    ]);
  });

  test('is refused where the service would refuse it', () => {
    expect(codes({ id: 'Paris 1' })).toEqual(['source-id invalid_format']);
    expect(codes({ pageUrl: 'www.example.org' })).toEqual(['source-pageUrl invalid_format']);
    expect(codes({ hosts: 'cdn.example.org, a/b' })).toEqual(['source-hosts invalid_format']);
    expect(codes({ interval: '10.5' })).toEqual(['source-interval not_whole']);
  });

  test('is sent without what was left empty, so that readers get the words of the other language', () => {
    const body = asBody({
      ...typed,
      hosts: ' cdn.example.org,img.example.org ',
      linkPattern: ' ',
      fr: { place: '25 rue de Village', hours: '', bring: ' ' },
    });

    expect(body).toEqual({
      id: 'paris',
      name: 'Paris',
      pageUrl: 'https://www.example.org/passeports',
      hosts: ['cdn.example.org', 'img.example.org'],
      checkEverySeconds: 600,
      language: 'fr',
      timeZone: 'Europe/Paris',
      pickup: { fr: { place: '25 rue de Village' } },
    });
  });
});
