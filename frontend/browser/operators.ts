/** A service with work for its operators: it holds what the tests need of the real one, behind the contract's addresses. */
import type { Asked, FakeApi, Scripted } from './fakeApi';

const DAY = 86_400_000;
const REASONS = [
  {
    code: 'ocr_confusion',
    data: {},
    fr: '« BISS0’O » au lieu de « BISSO’O » : le 0 et le O se confondent à la lecture',
    en: '“BISS0’O” instead of “BISSO’O”: 0 and O are mixed up in reading',
  },
  {
    code: 'missing_given_name',
    data: {},
    fr: 'Le prénom « CLAIRE » manque sur la liste',
    en: 'The given name “CLAIRE” is missing on the list',
  },
];
const ALIGNMENT = [
  { how: 'same', registered: 'NGO', listed: 'NGO', registeredMarks: [], listedMarks: [], confidence: 0.97 },
  {
    how: 'similar',
    registered: 'BISSOO',
    listed: 'BISS0O',
    registeredMarks: [[4, 5]],
    listedMarks: [[4, 5]],
    confidence: 0.61,
  },
  {
    how: 'glued',
    registered: 'MARIE ROSE',
    listed: 'MARIEROSE',
    registeredMarks: [],
    listedMarks: [],
    confidence: 0.9,
  },
  { how: 'listed_only', registered: '', listed: 'EPSE', registeredMarks: [], listedMarks: [[0, 4]], confidence: 0.9 },
  {
    how: 'registered_only',
    registered: 'CLAIRE',
    listed: '',
    registeredMarks: [[0, 6]],
    listedMarks: [],
    confidence: 1,
  },
];
const NAMES = [
  'NGO BISSO’O Marie Rose Claire',
  'TCHOUAMENI Jean Paul',
  'ABENA MBALLA Sophie',
  'FOTSO Émile',
  'ETO’O Brigitte',
];
const BY = { id: '3', login: 'awa' };

// biome-ignore lint/suspicious/noExplicitAny: shaped by the contract, checked by the pages that show it
type Json = any;

export type Role = 'reviewer' | 'manager' | 'admin';

/** Who works, and on what; `reviews` when two operators work on the same. */
export interface Work {
  role?: Role;
  approval?: boolean;
  waiting?: number;
  reviews?: Json[];
}

/** Lets the API behave like a service with operators, `waiting` doubtful matches, and one of everything to put right. */
export function withOperators(api: FakeApi, work: Work = {}): Json[] {
  const { role = 'admin', approval = false, waiting = 3 } = work;
  const operator = { id: '3', login: 'awa', name: 'Awa Ndiaye', role };
  const session = { accessToken: 'access', expiresIn: 600, refreshToken: 'Zk3v-9QyN0aB7cD2eF5gHj', operator };
  const reviews = work.reviews ?? Array.from({ length: waiting }, (_, i) => review(i, api.address));
  const one = ({ path }: Asked) => reviews.find(({ id }) => id === path.split('/')[3]);

  api.answers('logIn', { status: 200, body: session });
  api.answers('refreshSession', { status: 200, body: session });
  api.answers('getMe', { status: 200, body: { ...operator, settings: { approval, graceSeconds: 30 } } });
  api.answers('listReviews', (asked) => ({ status: 200, body: page(reviews, asked) }));
  api.answers('getReview', (asked) => found(one(asked)));
  api.answers('decideReview', (asked) =>
    decide(one(asked), (asked.body as Json).decision, approval && role === 'reviewer'),
  );
  api.answers('approveReview', (asked) => decide(one(asked), one(asked)?.decision?.decision, false));
  api.answers('undoReview', (asked) => found(undone(one(asked))));
  api.answers('listWatchedSources', { status: 200, body: { items: sources } });
  return reviews;
}

const found = (body: Json): Scripted => (body ? { status: 200, body } : problem(404, 'not-found'));
export const problem = (status: number, type: string, more = {}): Scripted => ({
  status,
  body: { type: `urn:mtchoun:problem:${type}`, title: '', status, detail: '', ...more },
});

function review(i: number, address: string): Json {
  const name = NAMES[i % NAMES.length] as string;
  return {
    id: String(100 + i),
    state: 'waiting',
    score: [0.81, 0.76, 0.71][i % 3],
    doubt: ['low', 'medium', 'high'][i % 3],
    registeredName: name,
    listedName: name.toUpperCase().replace('O’O', '0’O'),
    sourceId: 'marseille',
    publishedOn: '2026-04-14',
    communiqueId: '7',
    imageId: '9',
    nameId: String(500 + i),
    cropUrl: `${address}/operator/names/${500 + i}/crop`,
    imageUrl: `${address}/images/9`,
    reasons: REASONS,
    foundAt: '2026-04-14T09:12:30Z',
    feedback: i % 4 === 1 ? 'mine' : null,
    decision: null,
    registration: {
      id: String(i),
      registeredAt: '2026-02-01T10:00:00Z',
      depositedOn: '2026-01-15',
      lang: 'fr',
      state: 'active',
    },
    listed: { number: 12 + i, page: 1, box: [80, 640, 520, 44], confidence: 0.84 },
    alignment: ALIGNMENT,
    otherNames: [
      { reviewId: '101', name: 'NGO BISSECK Marie', score: 0.72, state: 'rejected', publishedOn: '2026-03-02' },
    ],
    otherPeople: [
      { reviewId: '102', name: 'NGO BISSO’O Clarisse', score: 0.7, state: 'notify', publishedOn: '2026-04-14' },
    ],
  };
}

function page(reviews: Json[], { query }: Asked): Json {
  const wanted = new URLSearchParams(query);
  const state = wanted.get('state') ?? 'waiting';
  const after = Number(wanted.get('cursor') ?? 0);
  const all = reviews.filter((one) => (state === 'all' || one.state === state) && Number(one.id) > after);
  const items = all.slice(0, 10);
  const waiting = reviews.filter((one) => one.state === 'waiting').length;
  return { items, nextCursor: all.length > items.length ? items[items.length - 1].id : null, waiting };
}

const STATE_AFTER: Record<string, string> = { confirm: 'confirmed', reject: 'rejected', ask: 'asked' };

function decide(one: Json, decision: string, proposes: boolean): Scripted {
  if (!one) return problem(404, 'not-found');
  if (one.state !== 'waiting' && one.state !== 'to_approve') return problem(409, 'already-decided');
  const at = new Date();
  one.state = proposes ? 'to_approve' : STATE_AFTER[decision];
  one.decision = {
    decision,
    by: BY,
    at: at.toISOString(),
    approvedBy: null,
    effectiveAt: proposes ? null : at.toISOString(),
    undoableUntil: proposes ? null : new Date(at.getTime() + 30_000).toISOString(),
    mail: proposes || decision === 'reject' ? 'none' : 'waiting',
  };
  return { status: 200, body: one };
}

function undone(one: Json): Json {
  if (one) Object.assign(one, { state: 'waiting', decision: null });
  return one;
}

const sources = [
  {
    id: 'marseille',
    name: 'Consulat général du Cameroun à Marseille',
    pageUrl: 'https://www.example.org/passeports',
    hosts: [],
    linkPattern: 'communique',
    language: 'fr',
    timeZone: 'Europe/Paris',
    pickup: {
      fr: {
        place: '25 rue de Village, Marseille',
        hours: 'Du lundi au vendredi, de 9 h à 12 h',
        bring: 'Le récépissé et l’ancien passeport',
      },
    },
    checkEverySeconds: 600,
    active: true,
    state: {
      checkedAt: new Date(Date.now() - 240_000).toISOString(),
      succeededAt: new Date(Date.now() - 240_000).toISOString(),
      failures: 0,
      failingSince: null,
      problem: null,
      imagesOnPage: 42,
    },
  },
  {
    id: 'paris',
    name: 'Ambassade du Cameroun à Paris',
    pageUrl: 'https://www.example.org/paris',
    hosts: ['cdn.example.org'],
    linkPattern: 'communique',
    language: 'fr',
    timeZone: 'Europe/Paris',
    pickup: {},
    checkEverySeconds: 3600,
    active: false,
    state: {
      checkedAt: new Date(Date.now() - DAY).toISOString(),
      succeededAt: null,
      failures: 3,
      failingSince: new Date(Date.now() - DAY).toISOString(),
      problem: 'timeout',
      imagesOnPage: null,
    },
  },
];

/** Makes the visitor an operator who is logged in already in this tab. */
export const REFRESH = ['mtchoun.operator', 'Zk3v-9QyN0aB7cD2eF5gHj'] as const;
