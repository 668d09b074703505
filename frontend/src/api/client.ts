import createClient, { type Client } from 'openapi-fetch';
import { settings } from '../settings';
import type { Answer, Problem } from './answer';
import type { components, paths } from './schema';

export type Registration = components['schemas']['Registration'];
export type Confirmed = components['schemas']['Confirmed'];
export type Match = components['schemas']['Match'];
export type Source = components['schemas']['Source'];
export type Status = components['schemas']['Status'];
export type NewRegistration = components['schemas']['NewRegistration'];

/** Long enough for a slow phone network, short enough that nobody waits for a dead one. */
const TIMEOUT_MS = 20_000;

type Api = Client<paths>;
type Call<T> = Promise<{ data?: T | undefined; error?: unknown; response: Response }>;

export const register = (body: NewRegistration) => send((api) => api.POST('/registrations', { body }));

export const resend = (email: string) => send((api) => api.POST('/registrations/resend', { body: { email } }));

export const confirm = (token: string) => send((api) => api.POST('/registrations/confirm', { body: { token } }));

export const follow = (token: string) => send((api) => api.GET('/registration', as(token)));

export const erase = (token: string) => send((api) => api.DELETE('/registration', as(token)));

export const giveFeedback = (token: string, matchId: string, answer: 'mine' | 'not_mine') =>
  send((api) => api.POST('/registration/feedback', { ...as(token), body: { matchId, answer } }));

export const markCollected = (token: string) => send((api) => api.POST('/registration/collected', as(token)));

export const matchCrop = (token: string, id: string) =>
  send<unknown>((api) =>
    api.GET('/registration/matches/{id}/crop', { ...as(token), params: { path: { id } }, parseAs: 'blob' }),
  ) as Promise<Answer<Blob>>;

export const unsubscribe = (token: string) => send((api) => api.POST('/unsubscribe', { params: { query: { token } } }));

export const sources = () => send((api) => api.GET('/sources'));

export const status = () => send((api) => api.GET('/status'));

function as(token: string) {
  return { headers: { Authorization: `Bearer ${token}` } };
}

async function send<T>(call: (api: Api) => Call<T>): Promise<Answer<T>> {
  try {
    const { apiUrl } = await settings();
    return answer(await call(createClient<paths>({ baseUrl: apiUrl, fetch: fetchInTime })));
  } catch {
    return { kind: 'unreachable' };
  }
}

function answer<T>({ data, error, response }: Awaited<Call<T>>): Answer<T> {
  if (response.ok) return { kind: 'done', data: data as T };
  if (!isProblem(error) || response.status >= 500) return { kind: 'unreachable' };
  const seconds = Number(response.headers.get('Retry-After') ?? Number.NaN);
  return { kind: 'refused', problem: error, retryAfterSeconds: Number.isFinite(seconds) ? seconds : undefined };
}

function isProblem(body: unknown): body is Problem {
  return typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'string';
}

/** AbortSignal.timeout would be shorter, but phones of 2016 that are still in use do not have it. */
function fetchInTime(request: Request): Promise<Response> {
  const patience = new AbortController();
  setTimeout(() => patience.abort(), TIMEOUT_MS);
  return fetch(request, { signal: patience.signal, credentials: 'omit', cache: 'no-store' });
}
