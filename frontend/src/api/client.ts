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
export type RegistrationChange = components['schemas']['RegistrationChange'];
export type Sighting = components['schemas']['Sighting'];
export type Verified = components['schemas']['Verified'];
export type Communique = components['schemas']['Communique'];
export type CommuniqueWithImages = components['schemas']['CommuniqueWithImages'];
export type Stats = components['schemas']['Stats'];
export type Month = components['schemas']['Month'];
export type Component = components['schemas']['Component'];
export type Day = components['schemas']['Day'];
export type Announcement = components['schemas']['Announcement'];

/** Long enough for a slow phone network, short enough that nobody waits for a dead one. */
const TIMEOUT_MS = 20_000;

export type Api = Client<paths>;
export type Call<T> = Promise<{ data?: T | undefined; error?: unknown; response: Response }>;

export const register = (body: NewRegistration) => send((api) => api.POST('/registrations', { body }));

export const resend = (email: string) => send((api) => api.POST('/registrations/resend', { body: { email } }));

export const confirm = (token: string) => send((api) => api.POST('/registrations/confirm', { body: { token } }));

export const follow = (token: string) => send((api) => api.GET('/registration', as(token)));

export const change = (token: string, body: RegistrationChange) =>
  send((api) => api.PATCH('/registration', { ...as(token), body }));

export const exportData = (token: string) => send((api) => api.GET('/registration/export', as(token)));

export const erase = (token: string) => send((api) => api.DELETE('/registration', as(token)));

export const giveFeedback = (token: string, matchId: string, answer: 'mine' | 'not_mine') =>
  send((api) => api.POST('/registration/feedback', { ...as(token), body: { matchId, answer } }));

export const markCollected = (token: string) => send((api) => api.POST('/registration/collected', as(token)));

export const matchCrop = (token: string, id: string) =>
  send<unknown>((api) =>
    api.GET('/registration/matches/{id}/crop', { ...as(token), params: { path: { id } }, parseAs: 'blob' }),
  ) as Promise<Answer<Blob>>;

export const unsubscribe = (token: string) => send((api) => api.POST('/unsubscribe', { params: { query: { token } } }));

export const search = (name: string) => send((api) => api.GET('/search', { params: { query: { name } } }));

export const verify = (code: string) => send((api) => api.POST('/verifications', { body: { code } }));

export const communiques = (cursor?: string) =>
  send((api) => api.GET('/communiques', { params: { query: cursor ? { cursor } : {} } }));

export const communique = (id: string) => send((api) => api.GET('/communiques/{id}', { params: { path: { id } } }));

export const stats = () => send((api) => api.GET('/stats'));

export const announcements = () => send((api) => api.GET('/announcements'));

/** A picture whose whole address the API gave. It is fetched, not linked, so that the policy can forbid all others. */
export async function picture(address: string): Promise<Answer<Blob>> {
  try {
    const response = await fetchInTime(new Request(address));
    return response.ok ? { kind: 'done', data: await response.blob() } : { kind: 'unreachable' };
  } catch {
    return { kind: 'unreachable' };
  }
}

/** @param lang the language that is wanted; each source says which one its texts are in */
export const sources = (lang: string) => send((api) => api.GET('/sources', { headers: { 'Accept-Language': lang } }));

export const status = () => send((api) => api.GET('/status'));

function as(token: string) {
  return { headers: { Authorization: `Bearer ${token}` } };
}

/** One call, whatever becomes of it. */
export async function send<T>(call: (api: Api) => Call<T>): Promise<Answer<T>> {
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
