import { problem, REFRESH, type Work, withOperators } from './operators';
import { components, months } from './samples';
import type { Site, Visit } from './site';

export const TOKEN = 'Xk3v-9QyN0aB7cD2eF5gHj';
const PROBLEM = 'urn:mtchoun:problem:';

type State = (visit: Visit, site: Site) => Promise<unknown>;

/** A state is reached by opening an address and waiting for what its words need. */
const at =
  (path: string, until?: string): State =>
  async (visit, site) => {
    await site.open(visit, path);
    if (until) await visit.page.waitForSelector(until);
  };

/** Reached from another state by presses and waits: `> ` starts what is waited for. */
const then =
  (before: State, ...steps: string[]): State =>
  async (visit, site) => {
    await before(visit, site);
    for (const step of steps) {
      if (step.startsWith('> ')) await visit.page.waitForSelector(step.slice(2));
      else await visit.page.click(step);
    }
  };

const answering =
  (operation: string, status: number, change: (body: object) => object, state: State): State =>
  async (visit, site) => {
    const body = status < 400 ? visit.api.example(operation, String(status)) : undefined;
    visit.api.answers(operation, { status, body: change(body ?? {}) });
    await state(visit, site);
  };

const refusing = (operation: string, status: number, type: string, state: State): State =>
  answering(operation, status, () => ({ type: PROBLEM + type, title: '', status, detail: '' }), state);

const offline =
  (before: State, press?: string): State =>
  async (visit, site) => {
    if (!press) visit.api.hangsUp(true);
    await before(visit, site);
    visit.api.hangsUp(true);
    if (press) await visit.page.click(press);
    await visit.page.waitForSelector('[role=alert]');
  };

export const typed: State = async (visit, site) => {
  await site.open(visit, '/inscription');
  await visit.page.fill('#name', 'NGO BISSO’O épse TALLA Marie-Claire');
  await visit.page.fill('#email', 'marie-claire.ngobissoo@example.org');
  await visit.page.fill('#depositedOn', '2026-03-02');
};
const review: State = async (visit, site) => {
  await typed(visit, site);
  await visit.page.click('button[type=submit]');
  await visit.page.waitForURL('**/relire');
};
const inbox: State = async (visit, site) => {
  await review(visit, site);
  await visit.page.click('main .button:not(.quiet)');
  await visit.page.waitForURL('**/boite');
};
const searched: State = async (visit, site) => {
  await site.open(visit, '/recherche');
  await visit.page.fill('#name', 'NGO BISSO’O Marie-Claire');
};
const coded: State = at('/verifier#code=7KQ2M-XW9FT');
const follow = at(`/suivi#token=${TOKEN}`, 'main img');
const confirm = at(`/confirmer#token=${TOKEN}`);
const SUBMIT = 'main button[type=submit]';

/** An operator who is logged in, with work to do. */
const operator =
  (path: string, until: string, options: Work = {}): State =>
  async (visit, site) => {
    withOperators(visit.api, options);
    await visit.page.addInitScript(([key, token]) => sessionStorage.setItem(key, token), REFRESH);
    await site.open(visit, path);
    await visit.page.waitForSelector(until);
  };
const console_ = {
  'operator-log-in': then(at('/operateur', '#login'), SUBMIT, '> [role=alert]'),
  'operator-throttled': (async (visit, site) => {
    await site.open(visit, '/operateur');
    visit.api.answers('logIn', { ...problem(429, 'too-many-requests'), headers: { 'Retry-After': '90' } });
    await visit.page.fill('#login', 'awa');
    await visit.page.fill('#password', 'a long pass phrase');
    await visit.page.click(SUBMIT);
    await visit.page.waitForSelector('[role=alert]');
  }) as State,
  'operator-reviews': operator('/operateur', '.pairs', { role: 'manager' }),
  'operator-reviews-decided': then(
    operator('/operateur', '.pairs'),
    '.bar .button',
    '> .deeds .button',
    '.filters summary',
  ),
  'operator-reviews-keys': then(operator('/operateur', '.pairs'), 'button[aria-haspopup=dialog]', '> dialog[open]'),
  'operator-reviews-empty': operator('/operateur', '.box', { waiting: 0 }),
  'operator-reviews-listed': then(
    operator('/operateur', '.pairs'),
    '.bar .button',
    '.tabs :nth-child(3)',
    '> .rows .chip',
  ),
  'operator-review': operator('/operateur/nom?id=101', '.pairs'),
  'operator-pages': operator('/operateur/pages', '.row'),
  'operator-page': then(
    operator('/operateur/page?id=9', '.image svg'),
    '.line:nth-child(3) .button',
    '.gap .button',
    'form.card [type=submit]',
    '> [role=alert]',
  ),
  'operator-mails': then(operator('/operateur/mails', '.row'), '.row .danger'),
  'operator-registrations': (async (visit, site) => {
    await operator('/operateur/inscriptions', '#email')(visit, site);
    await visit.page.fill('#email', 'marie@example.org');
    await visit.page.click(SUBMIT);
    await visit.page.waitForSelector('.row');
  }) as State,
  'operator-sources': operator('/operateur/sources', '.row'),
  'operator-source': then(operator('/operateur/sources', '.row'), '.row .button', '.trying .button', '> .trial'),
  'operator-source-errors': then(
    operator('/operateur/sources', '.row'),
    'main .button:not(.quiet)',
    '.card [type=submit]',
    '> [role=alert]',
  ),
  'operator-announcements': then(
    operator('/operateur/annonces', '.row'),
    'main .button:not(.quiet)',
    '.card [type=submit]',
    '> [role=alert]',
  ),
  'operator-jobs': operator('/operateur/travaux', '.row'),
  'operator-operators': then(
    operator('/operateur/operateurs', '.row'),
    'main .button:not(.quiet)',
    '.card [type=submit]',
    '> [role=alert]',
  ),
  'operator-keys': then(
    operator('/operateur/cles', '.row'),
    'main .button:not(.quiet)',
    '.card [type=submit]',
    '> [role=alert]',
  ),
  'operator-audit': operator('/operateur/journal', 'table'),
  'operator-forbidden': operator('/operateur/operateurs', '.box', { role: 'reviewer' }),
  'operator-account': then(operator('/operateur/compte', '#current'), SUBMIT, '> [role=alert]'),
};

/** Every page in every state worth looking at. */
export const STATES: Record<string, State> = {
  home: at('/', '.latest'),
  'home-announcement': answering('listAnnouncements', 200, (body) => body, at('/', '.announcement')),
  elsewhere: at('/ailleurs'),
  'not-yet': at('/pas-encore'),
  register: at('/inscription'),
  'register-no-receipt': at('/inscription?recepisse=non'),
  'register-typed': typed,
  'register-errors': then(at('/inscription'), SUBMIT, '> [role=alert]'),
  review,
  'review-unreachable': offline(review, 'main .button:not(.quiet)'),
  inbox,
  'inbox-resent': then(inbox, '.resend', '> [role=alert]'),
  'inbox-no-draft': at('/boite'),
  confirm,
  'confirm-no-token': at('/confirmer'),
  'confirm-expired': refusing('confirmRegistration', 410, 'link-expired', then(confirm, 'main .button', '> a.button')),
  confirmed: then(confirm, 'main .button', '> main img'),
  'confirmed-nothing-yet': answering(
    'confirmRegistration',
    200,
    (body) => ({ ...body, alreadyPublished: [] }),
    then(confirm, 'main .button', '> .tick'),
  ),
  'confirmed-address': answering(
    'confirmRegistration',
    200,
    (body) => ({ ...body, confirmed: 'address', alreadyPublished: [] }),
    then(confirm, 'main .button', '> .tick'),
  ),
  follow,
  'follow-watching': answering(
    'getRegistration',
    200,
    (body) => ({
      ...body,
      state: 'active',
      matches: [],
      pendingEmail: { email: 'c•••@example.org', expiresAt: '2026-04-27T10:00:00Z' },
    }),
    at(`/suivi#token=${TOKEN}`, '.pending'),
  ),
  'follow-chosen': at(`/suivi#token=${TOKEN}&match=42&answer=not_mine`, 'main img'),
  'follow-change': then(follow, '.change .button'),
  'follow-change-errors': then(follow, '.change .button', SUBMIT, '> .change [role=alert]'),
  'follow-erase': then(follow, '.erase .button'),
  'follow-erased': then(follow, '.erase .button', '.erase .button.danger', '> h1:focus'),
  'follow-no-link': at('/suivi'),
  'follow-unreachable': offline(at(`/suivi#token=${TOKEN}`)),
  unsubscribe: at(`/desinscription#token=${TOKEN}`),
  unsubscribed: then(at(`/desinscription#token=${TOKEN}`), 'main .button', '> h1:focus'),
  search: at('/recherche'),
  'search-found': then(searched, SUBMIT, '> main img'),
  'search-nothing': answering(
    'searchName',
    200,
    (body) => ({ ...body, items: [] }),
    then(searched, SUBMIT, '> h2:focus'),
  ),
  'search-unreachable': offline(searched, SUBMIT),
  'verify-errors': then(at('/verifier'), SUBMIT, '> [role=alert]'),
  'verify-ours': then(coded, SUBMIT, '> .verdict'),
  'verify-not-ours': answering(
    'verifyCode',
    200,
    () => ({ sent: false, kind: null, sentAt: null, name: null }),
    then(coded, SUBMIT, '> .verdict'),
  ),
  communiques: at('/communiques', '.lists'),
  'communiques-unreachable': offline(at('/communiques')),
  communique: at('/communique?id=7', 'main img'),
  'communique-unknown': at('/communique'),
  stats: answering('getStats', 200, (body) => ({ ...body, months }), then(at('/statistiques', '.charts'), 'summary')),
  'stats-unreachable': offline(at('/statistiques')),
  status: answering('getStatus', 200, (body) => ({ ...body, components }), at('/etat', '.overall')),
  'status-unreachable': offline(at('/etat')),
  accessibility: at('/accessibilite'),
  privacy: at('/confidentialite'),
  legal: at('/mentions-legales'),
  'not-found': at('/nulle/part'),
  ...console_,
};
