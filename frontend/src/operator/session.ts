import { type ShallowRef, shallowRef } from 'vue';
import type { Answer } from '../api/answer';
import { send } from '../api/client';
import type { components } from '../api/schema';
import { tab } from '../storage';

export type Identity = components['schemas']['OperatorIdentity'];

/** What logging in and refreshing answer with. */
export interface Tokens {
  accessToken: string;
  refreshToken: string;
  operator: Identity;
}

export interface SessionCalls {
  logIn(login: string, password: string): Promise<Answer<Tokens>>;
  /** The token works once; the answer holds the next one. */
  refresh(refreshToken: string): Promise<Answer<Tokens>>;
  logOut(refreshToken: string): Promise<Answer<unknown>>;
}

export interface Session {
  /** Who is logged in now. */
  operator: Readonly<ShallowRef<Identity | undefined>>;
  /** Whose pages are open: stays when a session has run out, until somebody logs in or out. */
  owner: Readonly<ShallowRef<Identity | undefined>>;
  /** Goes on with the session of this tab, if there is one. */
  resume(): Promise<Answer<unknown>>;
  logIn(login: string, password: string): Promise<Answer<unknown>>;
  logOut(): Promise<void>;
  /**
   * Makes a call as the operator. When the token has run out it is renewed once, however many calls find so at a time.
   * When the session has, the call waits until the same operator is back, so that nothing begun is lost; it is refused
   * when another comes.
   */
  authorised<T>(call: (accessToken: string) => Promise<Answer<T>>): Promise<Answer<T>>;
}

const KEY = 'mtchoun.operator';
const NOT_LOGGED_IN: Answer<never> = {
  kind: 'refused',
  problem: { type: 'urn:mtchoun:problem:unauthorised', title: '', status: 401, detail: '' },
  retryAfterSeconds: undefined,
};

/** The access token stays in memory; the refresh token lives as long as the tab. */
export function createSession(calls: SessionCalls, store: typeof tab): Session {
  const operator = shallowRef<Identity>();
  const owner = shallowRef<Identity>();
  let accessToken: string | undefined;
  let refreshing: Promise<Answer<Tokens>> | undefined;
  let waiting: ((isBack: boolean) => void)[] = [];

  function begin(answer: Answer<Tokens>): Answer<Tokens> {
    if (answer.kind !== 'done') return answer;
    const isBack = owner.value?.id === answer.data.operator.id;
    accessToken = answer.data.accessToken;
    store.set(KEY, answer.data.refreshToken);
    operator.value = answer.data.operator;
    owner.value = answer.data.operator;
    letGo(isBack);
    return answer;
  }

  function end() {
    accessToken = undefined;
    store.remove(KEY);
    operator.value = undefined;
  }

  function letGo(isBack: boolean) {
    const calls = waiting;
    waiting = [];
    for (const goOn of calls) goOn(isBack);
  }

  function refresh(): Promise<Answer<Tokens>> {
    refreshing ??= renew().finally(() => {
      refreshing = undefined;
    });
    return refreshing;
  }

  async function renew(): Promise<Answer<Tokens>> {
    const token = store.get(KEY);
    const answer = token ? await calls.refresh(token) : NOT_LOGGED_IN;
    if (isRefused(answer)) end();
    return begin(answer);
  }

  const backAgain = () => new Promise<boolean>((goOn) => waiting.push(goOn));

  async function authorised<T>(call: (accessToken: string) => Promise<Answer<T>>): Promise<Answer<T>> {
    const used = accessToken;
    if (used) {
      const answer = await call(used);
      if (!isRefused(answer)) return answer;
    }
    if (!accessToken || accessToken === used) {
      const renewed = await refresh();
      if (isRefused(renewed) && !(owner.value && (await backAgain()))) return NOT_LOGGED_IN;
      if (renewed.kind !== 'done' && !isRefused(renewed)) return renewed;
    }
    return accessToken ? call(accessToken) : NOT_LOGGED_IN;
  }

  return {
    operator,
    owner,
    authorised,
    resume: async () => (operator.value ? { kind: 'done', data: undefined } : refresh()),
    logIn: async (login, password) => begin(await calls.logIn(login, password)),
    async logOut() {
      const token = store.get(KEY);
      end();
      owner.value = undefined;
      letGo(false);
      if (token) await calls.logOut(token);
    },
  };
}

const isRefused = (answer: Answer<unknown>) => answer.kind === 'refused' && answer.problem.status === 401;

export const session = createSession(
  {
    logIn: (login, password) => send((api) => api.POST('/auth/login', { body: { login, password } })),
    refresh: (refreshToken) => send((api) => api.POST('/auth/refresh', { body: { refreshToken } })),
    logOut: (refreshToken) => send((api) => api.POST('/auth/logout', { body: { refreshToken } })),
  },
  tab,
);
