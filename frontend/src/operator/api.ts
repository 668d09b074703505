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
export type KnownKey = Schemas['KnownApiKey'];
export type MadeKey = Schemas['MadeApiKey'];
export type NewKey = Schemas['NewApiKey'];
export type Scope = NewKey['scopes'][number];
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
export const addSource = (body: NewSource) => call((api, as) => api.POST('/operator/sources', { ...as, body }));
export const changeSource = (id: string, body: SourceChange) =>
  call((api, as) => api.PATCH('/operator/sources/{id}', { ...as, params: path(id), body }));
export const testSource = (body: PageToTest) => call((api, as) => api.POST('/operator/sources/test', { ...as, body }));
export const checkSource = (id: string) =>
  call((api, as) => api.POST('/operator/sources/{id}/check', { ...as, params: path(id) }));

export const readPages = (query: PageFilter) =>
  call((api, as) => api.GET('/operator/pages', { ...as, params: { query } }));
export const readPage = (id: string) => call((api, as) => api.GET('/operator/pages/{id}', { ...as, params: path(id) }));
export const readAgain = (id: string) =>
  call((api, as) => api.POST('/operator/pages/{id}/read-again', { ...as, params: path(id) }));
export const acceptPage = (id: string) =>
  call((api, as) => api.POST('/operator/pages/{id}/accept', { ...as, params: path(id) }));
export const addName = (id: string, body: MissedName) =>
  call((api, as) => api.POST('/operator/pages/{id}/names', { ...as, params: path(id), body }));
export const correctName = (id: string, text: string) =>
  call((api, as) => api.PATCH('/operator/names/{id}', { ...as, params: path(id), body: { text } }));

export const mails = (query: MailFilter) => call((api, as) => api.GET('/operator/mails', { ...as, params: { query } }));
export const sendMailAgain = (id: string) =>
  call((api, as) => api.POST('/operator/mails/{id}/send-again', { ...as, params: path(id) }));
export const suppressMail = (id: string) =>
  call((api, as) => api.POST('/operator/mails/{id}/suppress', { ...as, params: path(id) }));
export const liftMail = (id: string) =>
  call((api, as) => api.POST('/operator/mails/{id}/lift', { ...as, params: path(id) }));

/** The address goes in the body: it must be in no log of addresses. */
export const searchRegistrations = (email: string) =>
  call((api, as) => api.POST('/operator/registrations/search', { ...as, body: { email } }));

export const announcements = () => call((api, as) => api.GET('/operator/announcements', as));
export const addAnnouncement = (body: NewAnnouncement) =>
  call((api, as) => api.POST('/operator/announcements', { ...as, body }));
export const changeAnnouncement = (id: string, body: NewAnnouncement) =>
  call((api, as) => api.PATCH('/operator/announcements/{id}', { ...as, params: path(id), body }));
export const removeAnnouncement = (id: string) =>
  call((api, as) => api.DELETE('/operator/announcements/{id}', { ...as, params: path(id) }));

export const jobs = () => call((api, as) => api.GET('/operator/jobs', as));
export const revive = (kind: string, ref?: string) =>
  call((api, as) => api.POST('/operator/jobs/revive', { ...as, body: ref ? { kind, ref } : { kind } }));

export const operators = () => call((api, as) => api.GET('/operator/operators', as));
export const addOperator = (body: NewOperator) => call((api, as) => api.POST('/operator/operators', { ...as, body }));
export const changeOperator = (id: string, body: OperatorChange) =>
  call((api, as) => api.PATCH('/operator/operators/{id}', { ...as, params: path(id), body }));
export const resetPassword = (id: string) =>
  call((api, as) => api.POST('/operator/operators/{id}/password-reset', { ...as, params: path(id) }));

export const apiKeys = () => call((api, as) => api.GET('/operator/api-keys', as));
/** `test` has a default in the contract, which makes it look required. */
export const addKey = (body: Omit<NewKey, 'test'> & { test: boolean }) =>
  call((api, as) => api.POST('/operator/api-keys', { ...as, body }));
export const endKey = (id: string) =>
  call((api, as) => api.DELETE('/operator/api-keys/{id}', { ...as, params: path(id) }));

export const audit = (query: AuditFilter) =>
  call((api, as) => api.GET('/operator/audit', { ...as, params: { query } }));
export const exportAudit = (format: 'csv' | 'json', query: Pick<AuditFilter, 'operator' | 'action' | 'from' | 'to'>) =>
  call<unknown>((api, as) =>
    api.GET('/operator/audit/export', { ...as, params: { query: { ...query, format } }, parseAs: 'blob' }),
  ) as Promise<Answer<Blob>>;
