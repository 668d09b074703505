import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../../api/answer';
import type { FullReview } from '../api';
import { type ReviewCalls, useQueue } from './queue';

const done = <T>(data: T): Answer<T> => ({ kind: 'done', data });
const refused = (status: number, type: string): Answer<never> => ({
  kind: 'refused',
  problem: { type: `urn:mtchoun:problem:${type}`, title: '', status, detail: '' },
  retryAfterSeconds: undefined,
});
const review = (id: number, more = {}) =>
  ({ id: String(id), nameId: `n${id}`, state: 'waiting', decision: null, ...more }) as FullReview;
const decided = (id: number) =>
  review(id, {
    state: 'confirmed',
    decision: {
      decision: 'confirm',
      effectiveAt: '2026-04-14T09:00:00Z',
      undoableUntil: '2026-04-14T09:00:30Z',
      mail: 'waiting',
    },
  });

describe('the queue', () => {
  let asked: string[];
  let calls: ReviewCalls;

  beforeEach(() => {
    asked = [];
    const note = (what: string) => {
      asked.push(what);
    };
    calls = {
      async reviews({ cursor }) {
        note(`list ${cursor ?? ''}`);
        const from = Number(cursor ?? 0);
        const items = [1, 2, 3].map((i) => review(from + i));
        return done({ items, nextCursor: from === 0 ? '3' : null, waiting: 6 });
      },
      async review(id) {
        note(`review ${id}`);
        return done(review(Number(id)));
      },
      async crop(nameId) {
        note(`crop ${nameId}`);
        return done(new Blob());
      },
      async decide(id) {
        note(`decide ${id}`);
        return done(decided(Number(id)));
      },
      async approve(id) {
        note(`approve ${id}`);
        return done(decided(Number(id)));
      },
      async undo(id) {
        note(`undo ${id}`);
        return done(review(Number(id)));
      },
    };
  });

  test('has the next ones ready before they are wanted, and asks for each once', async () => {
    const queue = useQueue(calls);
    await queue.open({});

    expect(queue.full.value?.id).toBe('1');
    expect(asked).toEqual(expect.arrayContaining(['review 2', 'crop n2', 'review 3', 'crop n3', 'list 3']));
    queue.decide('confirm');
    await expect.poll(() => queue.full.value?.id).toBe('2');
    expect(asked.filter((one) => one === 'review 2')).toHaveLength(1);
  });

  test('goes through all of them, however many pages there are, and is then at its end', async () => {
    const queue = useQueue(calls);
    await queue.open({});

    for (let i = 1; i <= 6; i++) {
      await expect.poll(() => queue.full.value?.id).toBe(String(i));
      queue.decide('reject');
    }

    await expect.poll(() => queue.current.value).toBeUndefined();
    expect(asked.filter((one) => one.startsWith('decide'))).toEqual([1, 2, 3, 4, 5, 6].map((i) => `decide ${i}`));
    expect(queue.waiting.value).toBe(0);
  });

  test('keeps its own count while a later page, older than the last decision, arrives', async () => {
    const laterPages: (() => void)[] = [];
    const { reviews } = calls;
    calls.reviews = async (query) => {
      if (query.cursor) await new Promise<void>((arrive) => laterPages.push(arrive));
      return reviews(query);
    };
    const queue = useQueue(calls);
    await queue.open({});
    await expect.poll(() => laterPages).toHaveLength(1);

    queue.decide('reject');
    expect(queue.waiting.value).toBe(5);
    laterPages[0]?.();
    await expect.poll(() => asked).toContain('list 3');
    await queue.deeds[0]?.sent;

    expect(queue.waiting.value).toBe(5);
  });

  test('counts the time of grace from the answer, whatever the clock of the browser says', async () => {
    const queue = useQueue(calls, () => 1_000_000);
    await queue.open({});

    queue.decide('confirm');

    await expect.poll(() => queue.deeds[0]?.undoUntil).toBe(1_030_000);
  });

  test('shows a name again when its decision is taken back, and then the one it interrupted', async () => {
    const queue = useQueue(calls);
    await queue.open({});
    const deed = queue.decide('confirm');
    await expect.poll(() => queue.full.value?.id).toBe('2');

    expect(deed && (await queue.undo(deed))).toBe(true);
    expect(queue.full.value?.id).toBe('1');
    queue.decide('reject');

    await expect.poll(() => queue.full.value?.id).toBe('2');
    expect(queue.deeds.map((one) => one.did)).toEqual(['reject']);
  });

  test('tells that somebody was first, and goes on', async () => {
    calls.decide = async () => refused(409, 'already-decided');
    const queue = useQueue(calls);
    await queue.open({});

    const deed = queue.decide('confirm');

    await expect.poll(() => deed?.state).toBe('failed');
    expect(queue.full.value?.id).toBe('2');
    expect(queue.undoable.value).toBeUndefined();
  });

  test('passes over people who have left meanwhile', async () => {
    const { review: known } = calls;
    calls.review = async (id) => (id === '1' ? refused(404, 'not-found') : known(id));
    const queue = useQueue(calls);

    await queue.open({});

    expect(queue.full.value?.id).toBe('2');
    expect(queue.trouble.value).toBeUndefined();
  });

  test('refuses to take back what did not go through', async () => {
    calls.undo = async () => refused(409, 'mail-sent');
    const queue = useQueue(calls);
    await queue.open({});
    const deed = queue.decide('confirm');

    expect(deed && (await queue.undo(deed))).toBe(false);

    expect(deed?.trouble).toMatchObject({ problem: { status: 409 } });
  });

  test('is empty without any, and says when the service is away', async () => {
    calls.reviews = async () => ({ kind: 'unreachable' });
    const queue = useQueue(calls);

    await queue.open({});

    expect(queue.trouble.value).toEqual({ kind: 'unreachable' });
    expect(queue.decide('confirm')).toBeUndefined();
  });
});
