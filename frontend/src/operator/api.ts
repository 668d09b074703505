/** The operators' calls, each made with the session's token. */
import type { Answer } from '../api/answer';
import { type Api, type Call, send } from '../api/client';
import type { components, operations } from '../api/schema';
import { session } from './session';

type Schemas = components['schemas'];
export type Role = Schemas['OperatorRole'];
export type Me = Schemas['Me'];
export type Review = Schemas['Review'];
export type FullReview = Schemas['FullReview'];
export type AlignedWords = Schemas['AlignedWords'];
export type OtherMatch = Schemas['OtherMatch'];
export type Verdict = Schemas['Decision']['decision'];
export type ReadPage = Schemas['ReadPage'];
export type FullPage = Schemas['FullPage'];
export type PageLine = Schemas['PageLine'];
export type MissedName = Schemas['MissedName'];
export type OutgoingMail = Schemas['OutgoingMail'];
export type MaskedRegistration = Schemas['MaskedRegistration'];
export type WatchedSource = Schemas['WatchedSource'];
export type NewSource = Schemas['NewSource'];
export type SourceChange = Schemas['SourceChange'];
export type PageToTest = Schemas['PageToTest'];
export type PageTrial = Schemas['PageTrial'];
export type Announcement = Schemas['Announcement'];
export type NewAnnouncement = Schemas['NewAnnouncement'];
export type Jobs = Schemas['Jobs'];
export type OperatorAccount = Schemas['OperatorAccount'];
export type NewOperator = Schemas['NewOperator'];
export type OperatorChange = Schemas['OperatorChange'];
export type AuditEntry = Schemas['AuditEntry'];

type Query<Operation extends keyof operations> = NonNullable<operations[Operation]['parameters']['query']>;
export type ReviewFilter = Query<'listReviews'>;
export type PageFilter = Query<'listPages'>;
export type MailFilter = Query<'listMails'>;
export type AuditFilter = Query<'listAudit'>;

/** A page of a list; `nextCursor` is null on the last one. */
export interface Listed<T> {
  items: T[];
  nextCursor: string | null;
}

type Authorised = { headers: { Authorization: string } };

function call<T>(make: (api: Api, as: Authorised) => Call<T>): Promise<Answer<T>> {
  return session.authorised((token) => send((api) => make(api, { headers: { Authorization: `Bearer ${token}` } })));
}

const path = (id: string) => ({ path: { id } });

export const me = () => call((api, as) => api.GET('/operator/me', as));
export const changePassword = (currentPassword: string, newPassword: string) =>
  call((api, as) => api.POST('/operator/me/password', { ...as, body: { currentPassword, newPassword } }));

export const reviews = (query: ReviewFilter) =>
  call((api, as) => api.GET('/operator/reviews', { ...as, params: { query } }));
export const review = (id: string) => call((api, as) => api.GET('/operator/reviews/{id}', { ...as, params: path(id) }));
export const decide = (id: string, decision: Verdict) =>
  call((api, as) => api.POST('/operator/reviews/{id}/decision', { ...as, params: path(id), body: { decision } }));
export const undo = (id: string) =>
  call((api, as) => api.POST('/operator/reviews/{id}/undo', { ...as, params: path(id) }));
export const approve = (id: string) =>
  call((api, as) => api.POST('/operator/reviews/{id}/approval', { ...as, params: path(id) }));

export const crop = (nameId: string) =>
  call<unknown>((api, as) =>
    api.GET('/operator/names/{id}/crop', { ...as, params: path(nameId), parseAs: 'blob' }),
  ) as Promise<Answer<Blob>>;

export const watchedSources = () => call((api, as) => api.GET('/operator/sources', as));
