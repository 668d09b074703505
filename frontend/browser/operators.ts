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
  const pageNow = readPage(api.address);
  api.answers('listPages', { status: 200, body: { items: [pageNow, unreadable(api.address)], nextCursor: null } });
  api.answers('getPage', { status: 200, body: pageNow });
  api.answers('correctName', { status: 200, body: { ...pageNow, byHand: true } });
  api.answers('addName', { status: 201, body: { ...pageNow, byHand: true } });
  api.answers('listMails', { status: 200, body: { items: mails, nextCursor: null } });
  api.answers('searchRegistrations', { status: 200, body: { items: registrations } });
  api.answers('listAllAnnouncements', { status: 200, body: { items: announcements } });
  api.answers('addAnnouncement', { status: 201, body: announcements[0] });
  api.answers('listJobs', { status: 200, body: jobs });
  api.answers('reviveJobs', { status: 200, body: { revived: 2 } });
  api.answers('listOperators', { status: 200, body: { items: accounts } });
  api.answers('addOperator', { status: 201, body: { operator: accounts[1], password: 'tambour-rivière-42-mangue' } });
  api.answers('changeSource', { status: 200, body: sources[0] });
  api.answers('testSource', { status: 200, body: trial });
  api.answers('listApiKeys', { status: 200, body: { items: keys } });
  api.answers('addApiKey', { status: 201, body: { ...keys[0], key: 'mm_live_Xk3v-9QyN0aB7cD2eF5gHj' } });
  api.answers('listAudit', { status: 200, body: { items: entries, nextCursor: '1' } });
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
      problem: 'timeout: https://www.example.org/paris: no answer within 20 s',
      imagesOnPage: null,
    },
  },
];

/** As the picture of the fake API has them: thirty lines, of which two were not found. */
function readPage(address: string): Json {
  const numbers = Array.from({ length: 12 }, (_, i) => i + 1).filter((n) => n !== 5 && n !== 6);
  return {
    id: '9',
    sourceId: 'marseille',
    communiqueId: '7',
    publishedOn: '2026-04-14',
    imageUrl: `${address}/images/9`,
    mediaType: 'image/png',
    outcome: 'badly_read',
    reason: 'the reading is unsure of many names',
    confidence: 0.71,
    missingNumbers: 2,
    missingBefore: 1,
    names: numbers.length,
    readAt: '2026-04-14T09:12:30Z',
    readingAgain: false,
    byHand: false,
    lines: numbers.map((number) => ({
      id: String(700 + number),
      page: 1,
      line: number,
      number,
      text: `NGO BISS${number % 3 === 0 ? '0' : 'O'}’O Marie Claire`,
      confidence: number % 3 === 0 ? 0.58 : 0.94,
      box: [66, 134 + 22 * (number - 1), 260, 20],
      cropUrl: `${address}/operator/names/${700 + number}/crop`,
      tokens: [],
    })),
  };
}

const unreadable = (address: string): Json => ({
  ...readPage(address),
  id: '8',
  outcome: 'unreadable',
  reason: 'the file is damaged or ends early: Unexpected end of file',
  confidence: 0,
  missingNumbers: 0,
  missingBefore: 0,
  names: 0,
});

const MAIL = { createdAt: '2026-04-14T09:12:30Z', nextTryAt: null, registrationId: '42', suppressed: null };
const mails = [
  {
    ...MAIL,
    id: '31',
    kind: 'match',
    state: 'dead',
    attempts: 16,
    why: 'NotAcceptedException: 451 4.7.1 try again later',
    to: 'm•••@example.org',
  },
  {
    ...MAIL,
    id: '30',
    kind: 'confirm',
    state: 'dead',
    attempts: 16,
    why: 'ConnectException: connection refused',
    to: 'a•••@example.org',
    suppressed: 'operator',
  },
  {
    ...MAIL,
    id: '29',
    kind: 'maintainer',
    state: 'dead',
    attempts: 16,
    why: 'ConnectException: connection refused',
    to: null,
    registrationId: null,
  },
];

const registrations = [
  {
    id: '42',
    name: 'N•• B•••••• M••••',
    email: 'm•••@example.org',
    state: 'notified',
    sourceId: 'marseille',
    registeredAt: '2026-02-01T10:00:00Z',
    confirmedAt: '2026-02-01T10:04:00Z',
    notifiedAt: '2026-04-14T09:12:30Z',
    suppressed: null,
  },
];

const announcements = [
  {
    id: '2',
    level: 'warning',
    text: { fr: 'Le consulat est fermé jusqu’au 2 mai.', en: 'The consulate is closed until 2 May.' },
    from: '2026-04-20T06:00:00Z',
    until: '2036-05-02T06:00:00Z',
  },
  {
    id: '1',
    level: 'info',
    text: { fr: 'Bonne année !', en: 'Happy new year!' },
    from: '2026-01-01T00:00:00Z',
    until: '2026-01-02T00:00:00Z',
  },
];

const jobs = {
  stages: [
    { kind: 'check_source', due: 0, dead: 0, oldestSeconds: 0 },
    { kind: 'read_image', due: 3, dead: 0, oldestSeconds: 42 },
    { kind: 'match_image', due: 0, dead: 0, oldestSeconds: 0 },
    { kind: 'send_mail', due: 12, dead: 2, oldestSeconds: 5400 },
  ],
  dead: [
    {
      kind: 'send_mail',
      ref: '42',
      attempts: 16,
      since: '2026-04-14T09:12:30Z',
      why: 'NotAcceptedException: 451 later',
    },
  ],
};

const accounts = [
  {
    id: '3',
    login: 'awa',
    name: 'Awa Ndiaye',
    role: 'admin',
    active: true,
    createdAt: '2026-01-01T00:00:00Z',
    lastLoginAt: '2026-04-20T08:00:00Z',
  },
  {
    id: '4',
    login: 'paul.eto',
    name: 'Paul Eto',
    role: 'reviewer',
    active: true,
    createdAt: '2026-01-01T00:00:00Z',
    lastLoginAt: null,
  },
  {
    id: '5',
    login: 'rose',
    name: 'Rose Mballa',
    role: 'manager',
    active: false,
    createdAt: '2026-01-01T00:00:00Z',
    lastLoginAt: '2026-02-20T08:00:00Z',
  },
];

const KEY = { test: false, createdAt: '2026-01-10T00:00:00Z', expiresAt: null, revokedAt: null, lastUsedAt: null };
const keys = [
  {
    ...KEY,
    id: '1',
    name: 'Mairie de Marseille',
    scopes: ['register', 'events:read'],
    lastUsedAt: '2026-04-14T09:12:00Z',
  },
  {
    ...KEY,
    id: '2',
    name: 'Association des familles',
    scopes: ['names:read'],
    test: true,
    expiresAt: '2036-05-02T00:00:00Z',
  },
  { ...KEY, id: '3', name: 'Ancien robot', scopes: ['webhooks'], revokedAt: '2026-03-01T00:00:00Z' },
];

const trial = {
  outcome: 'ok',
  detail: '',
  images: [
    {
      url: 'https://www.example.org/communique-14042026-A.jpg',
      publishedOn: '2026-04-14',
      title: 'Communiqué du 14 avril 2026',
      position: 0,
    },
  ],
};

const entries = [
  {
    id: '812',
    at: '2026-04-14T09:31:00Z',
    operatorId: '3',
    login: 'awa',
    action: 'review.confirm',
    subject: 'review:42',
    details: {},
  },
  {
    id: '811',
    at: '2026-04-14T09:30:00Z',
    operatorId: null,
    login: 'cli',
    action: 'operator.added',
    subject: 'operator:3',
    details: { role: 'admin' },
  },
];

/** Makes the visitor an operator who is logged in already in this tab. */
export const REFRESH = ['mtchoun.operator', 'Zk3v-9QyN0aB7cD2eF5gHj'] as const;
