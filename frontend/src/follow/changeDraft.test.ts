import { describe, expect, test } from 'vitest';
import type { Registration } from '../api/client';
import { asDraft, changed } from './changeDraft';

const registration = { name: 'NGONO Paul', email: 'p•••@example.org', depositedOn: '2026-03-02' } as Registration;

describe('a correction', () => {
  test('sends nothing that is as it was', () => {
    expect(changed(registration, asDraft(registration))).toEqual({});
  });

  test('sends only what differs', () => {
    const typed = { name: ' NGONO Paule ', email: 'paule@example.org', depositedOn: '2026-03-02' };

    expect(changed(registration, typed)).toEqual({ name: 'NGONO Paule', email: 'paule@example.org' });
  });

  test('takes the date away when its field was emptied', () => {
    expect(changed(registration, { name: 'NGONO Paul', email: '', depositedOn: '' })).toEqual({ depositedOn: null });
  });
});
