import { beforeEach, describe, expect, test } from 'vitest';
import type { Answer } from '../api/answer';
import { createSession, type SessionCalls, type Tokens } from './session';

const REFUSED: Answer<never> = {
  kind: 'refused',
  problem: { type: 'urn:mtchoun:problem:unauthorised', title: '', status: 401, detail: '' },
  retryAfterSeconds: undefined,
};
const done = <T>(data: T): Answer<T> => ({ kind: 'done', data });

function tokens(n: number, id = '3'): Tokens {
  return {
    accessToken: `access${n}`,
    refreshToken: `refresh${n}`,
    operator: { id, login: 'awa', name: 'Awa Ndiaye', role: 'reviewer' },
  };
}

describe('a session', () => {
  let kept: Map<string, string>;
  let refreshed: string[];
  let answers: Answer<Tokens>[];
  let valid: string;

  beforeEach(() => {
    kept = new Map([['mtchoun.operator', 'refresh0']]);
    refreshed = [];
    answers = [done(tokens(1)), done(tokens(2))];
    valid = 'access1';
  });

  function session(more: Partial<SessionCalls> = {}) {
    const calls: SessionCalls = {
      logIn: async () => done(tokens(9)),
      refresh: async (token) => {
        refreshed.push(token);
        return answers.shift() ?? REFUSED;
      },
      logOut: async () => done(undefined),
      ...more,
    };
    return createSession(calls, {
      get: (key) => kept.get(key),
      set: (key, value) => void kept.set(key, value),
      remove: (key) => void kept.delete(key),
    });
  }

  const call = async (token: string): Promise<Answer<string>> => (token === valid ? done(token) : REFUSED);

  test('goes on after a reload with the token of the tab, which is replaced', async () => {
    const { resume, operator } = session();

    await resume();

    expect(operator.value?.login).toBe('awa');
    expect(refreshed).toEqual(['refresh0']);
    expect(kept.get('mtchoun.operator')).toBe('refresh1');
  });

  test('renews a token that has run out once, however many calls find so at a time', async () => {
    const { resume, authorised } = session();
    await resume();
    valid = 'access2';

    const all = await Promise.all([authorised(call), authorised(call), authorised(call)]);

    expect(all).toEqual([done('access2'), done('access2'), done('access2')]);
    expect(refreshed).toEqual(['refresh0', 'refresh1']);
  });

  test('keeps a call that found the session ended until the operator is back, and makes it then', async () => {
    const { resume, authorised, operator, owner, logIn } = session();
    await resume();
    answers = [];
    valid = 'access9';
    const waiting = authorised(call);
    await expect.poll(() => operator.value).toBeUndefined();
    expect(owner.value?.id).toBe('3');

    await logIn('awa', 'a long pass phrase');

    expect(await waiting).toEqual(done('access9'));
    expect(operator.value?.login).toBe('awa');
  });

  test('never makes a call of one operator for another', async () => {
    const { resume, authorised, operator, logIn } = session({ logIn: async () => done(tokens(9, 'another')) });
    await resume();
    answers = [];
    valid = 'access9';
    const waiting = authorised(call);
    await expect.poll(() => operator.value).toBeUndefined();

    await logIn('paul', 'a long pass phrase');

    expect(await waiting).toEqual(REFUSED);
  });

  test('does not end because the network is away', async () => {
    const { resume, authorised, operator } = session();
    await resume();
    answers = [{ kind: 'unreachable' }];
    valid = 'access2';

    expect(await authorised(call)).toEqual({ kind: 'unreachable' });

    expect(operator.value).toBeDefined();
    expect(kept.get('mtchoun.operator')).toBe('refresh1');
  });

  test('leaves nothing behind when it is ended, and refuses what is called afterwards', async () => {
    const out: string[] = [];
    const { resume, authorised, logOut, operator, owner } = session({
      logOut: async (token) => {
        out.push(token);
        return done(undefined);
      },
    });
    await resume();

    await logOut();

    expect(out).toEqual(['refresh1']);
    expect([operator.value, owner.value, kept.size]).toEqual([undefined, undefined, 0]);
    expect(await authorised(call)).toEqual(REFUSED);
  });
});
