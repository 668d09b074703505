import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium';
import { Site, type Visit } from './site';
import { STATES, TOKEN } from './states';

const site = new Site();

function asked({ api }: Visit, operation: string) {
  return api.calls.filter((call) => call.operation === operation);
}

describe.skipIf(!chromiumPath)('a person', () => {
  beforeAll(() => site.start());
  afterAll(() => site.stop());

  test('goes from the first page to confirmed with the keyboard alone, in five presses beside typing', async () => {
    const visit = await site.visit('/');
    const { page } = visit;
    let presses = 0;
    const press = async (selector: string) => {
      await tabTo(page, selector);
      await page.keyboard.press('Enter');
      presses++;
    };

    await press('.answer');
    await page.waitForURL('**/inscription');
    await tabTo(page, '#name');
    await page.keyboard.type('  ETO’O Jean ');
    await tabTo(page, '#email');
    await page.keyboard.type('jean@example.org');
    await press('button[type=submit]');
    await page.waitForURL('**/relire');
    expect(asked(visit, 'createRegistration')).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await press('main button');
    await page.waitForURL('**/boite');
    expect(await page.textContent('main')).toContain('jean@example.org');
    await site.open(visit, `/confirmer#token=${TOKEN}`);
    presses++;
    await press('main button');
    await page.waitForSelector('.tick');

    expect(presses).toBeLessThanOrEqual(5);
    expect(asked(visit, 'createRegistration').map((call) => call.body)).toEqual([
      { name: 'ETO’O Jean', email: 'jean@example.org', lang: 'fr' },
    ]);
    expect(visit.complaints).toEqual([]);
  });

  test('is shown what is missing, and is taken to it', async () => {
    const visit = await site.visit('/inscription');
    const { page } = visit;

    await page.click('button[type=submit]');
    await page.waitForSelector('[role=alert]:focus');
    await page.click('[role=alert] a >> nth=1');

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    expect(await page.getAttribute('#email', 'aria-describedby')).toBe('email-hint email-error');
  });

  test('loses nothing when the network does, nor on a reload', async () => {
    const visit = await site.visit('/inscription');
    const { page } = visit;
    await page.fill('#name', 'NGONO Paul');
    await page.fill('#email', 'paul@example.org');
    await page.fill('#depositedOn', '2026-01-15');
    await page.click('button[type=submit]');
    await page.waitForURL('**/relire');

    visit.api.hangsUp(true);
    await page.click('main .button:not(.quiet)');
    await page.waitForSelector('[role=alert]:focus');
    await page.reload();
    visit.api.hangsUp(false);
    await page.click('main .button:not(.quiet)');
    await page.waitForURL('**/boite');

    expect(asked(visit, 'createRegistration').map((call) => call.body)).toEqual([
      { name: 'NGONO Paul', email: 'paul@example.org', depositedOn: '2026-01-15', lang: 'fr' },
    ]);
  });

  test('sees on its field what the service refused', async () => {
    const visit = await site.visit('/inscription', { lang: 'en' });
    const { page } = visit;
    const problem = visit.api.example('createRegistration', '400');
    await page.fill('#name', 'NGONO Paul');
    await page.fill('#email', 'paul@example.org');
    await page.click('button[type=submit]');
    await page.waitForURL('**/relire');

    visit.api.answers('createRegistration', { status: 400, body: problem });
    await page.click('main .button:not(.quiet)');
    await page.waitForSelector('[role=alert]:focus');

    expect(await page.textContent('#email-error')).toContain('This address is not in the right form');
    expect(await page.inputValue('#name')).toBe('NGONO Paul');
  });

  test('is told how long to wait after too many tries', async () => {
    const visit = await site.visit(`/confirmer#token=${TOKEN}`);
    const { page } = visit;
    visit.api.answers('confirmRegistration', { status: 429, headers: { 'Retry-After': '90' } });

    await page.click('main .button');
    await page.waitForSelector('[role=alert]:focus');

    expect(await page.textContent('[role=alert]')).toContain('dans 2 minutes');
  });

  test('confirms with a press, never by opening the link, and leaves no token in the address', async () => {
    const visit = await site.visit(`/confirmer#token=${TOKEN}`);
    const { page } = visit;

    expect(asked(visit, 'confirmRegistration')).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.click('main .button');
    await page.waitForSelector('.tick');
    expect(asked(visit, 'confirmRegistration').map((call) => call.body)).toEqual([{ token: TOKEN }]);

    await page.click('a[href="/suivi"].button');
    await page.waitForSelector('.state');
    expect(asked(visit, 'getRegistration')[0]?.authorization).toBe(`Bearer ${TOKEN}`);
    await page.goBack();
    expect(page.url()).not.toContain(TOKEN);
  });

  test('is never told a name is theirs when it only resembles', async () => {
    const visit = await site.visitor();
    const { page } = visit;
    const confirmed = visit.api.example('confirmRegistration', '200');
    confirmed.alreadyPublished[0].decision = 'review';
    visit.api.answers('confirmRegistration', { status: 200, body: confirmed });
    await site.open(visit, `/confirmer#token=${TOKEN}`);

    await page.click('main .button');
    await page.waitForSelector('.tick');

    expect(await page.textContent('h1')).toBe('Un nom déjà paru ressemble au vôtre');
    expect(await page.textContent('.tag')).toBe('Ressemble à votre nom');
  });

  test.each([
    ['link-expired', 410, 'plus de 7 jours'],
    ['link-superseded', 410, 'plus récent'],
    ['link-erased', 410, 'effacée'],
    ['link-unknown', 404, 'ne connaissons pas'],
  ])('understands why a link no longer works: %s', async (type, status, words) => {
    const visit = await site.visitor();
    const { page } = visit;
    const body = { type: `urn:mtchoun:problem:${type}`, title: '', status, detail: '' };
    visit.api.answers('confirmRegistration', { status, body });
    await site.open(visit, `/confirmer#token=${TOKEN}`);

    await page.click('main .button');
    await page.waitForSelector('a.button');

    expect(await page.textContent('main')).toContain(words);
  });

  test('says that a listed name is not theirs', async () => {
    const visit = await site.visit(`/suivi#token=${TOKEN}`);
    const { page } = visit;
    const after = visit.api.example('getRegistration', '200');
    Object.assign(after, { state: 'active' });
    after.matches[0].feedback = 'not_mine';
    visit.api.answers('giveFeedback', { status: 200, body: after });

    await page.click('text=Ce n’est pas moi');
    await page.waitForSelector('text=Nous continuons à chercher');

    expect(asked(visit, 'giveFeedback')[0]?.body).toEqual({ matchId: '42', answer: 'not_mine' });
    expect(await page.textContent('h1')).toBe('Nous veillons');
  });

  test('erases everything in two presses, and the link is forgotten', async () => {
    const visit = await site.visit(`/suivi#token=${TOKEN}`);
    const { page } = visit;

    await page.click('.erase .button');
    expect(asked(visit, 'eraseRegistration')).toEqual([]);
    await page.click('.erase .button.danger');
    await page.waitForSelector('h1:focus');
    await page.reload();

    expect(asked(visit, 'eraseRegistration')).toHaveLength(1);
    expect(await page.textContent('h1')).toContain('depuis nos mails');
  });

  test('is told when a private link leads nowhere any more', async () => {
    const visit = await site.visitor();
    const { page } = visit;
    visit.api.answers('getRegistration', { status: 401 });
    await site.open(visit, `/suivi#token=${TOKEN}`);

    await page.waitForSelector('text=Ce lien ne mène plus à rien');
  });

  test('opens another private link over the one before', async () => {
    const visit = await site.visit(`/suivi#token=${TOKEN}`);
    const { page } = visit;
    await page.waitForSelector('.state');

    await page.evaluate(() => location.assign('/suivi#token=AnotherTokenOfMyBrother'));
    await page.waitForFunction(() => location.hash === '');

    await expect
      .poll(() => asked(visit, 'getRegistration').at(-1)?.authorization, { timeout: 20_000 })
      .toBe('Bearer AnotherTokenOfMyBrother');
  });

  test('stops the mails with a press, never by opening the link', async () => {
    const visit = await site.visit(`/desinscription#token=${TOKEN}`);
    const { page } = visit;

    expect(asked(visit, 'unsubscribe')).toEqual([]);
    await page.click('main .button');
    await page.waitForSelector('h1:focus');

    expect(asked(visit, 'unsubscribe').map((call) => call.query)).toEqual([`?token=${TOKEN}`]);
  });

  test('keeps the chosen language on the next visit of the tab', async () => {
    const visit = await site.visit('/inscription');
    const { page } = visit;

    await page.click('button[lang=en]');
    await page.reload();

    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.title()).toBe('Be told · Mtchoun’ mouh');
  });

  test('sees the name on the paper while typing it', async () => {
    const visit = await site.visit('/inscription');
    const { page } = visit;

    await page.fill('#name', 'MBALLA Rose');

    expect(await page.textContent('.paper .name')).toBe('MBALLA Rose');
  });

  test('corrects the name and the address, and sends only what changed', async () => {
    const visit = await site.visit(`/suivi#token=${TOKEN}`);
    const { page } = visit;
    const after = visit.api.example('getRegistration', '200');
    after.pendingEmail = { email: 'c•••@example.org', expiresAt: '2026-04-27T10:00:00Z' };
    visit.api.answers('changeRegistration', { status: 200, body: after });

    await page.click('.change .button');
    await page.fill('#email', 'claire@example.org');
    await page.reload();
    expect(await page.inputValue('#email')).toBe('claire@example.org');
    await page.click('.change button[type=submit]');
    await page.waitForSelector('.change [role=alert]:focus');

    expect(asked(visit, 'changeRegistration').map((call) => call.body)).toEqual([{ email: 'claire@example.org' }]);
    expect(await page.textContent('.pending')).toContain('c•••@example.org');
    expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('claire');
  });

  test('downloads everything as a file', async () => {
    const { page } = await site.visit(`/suivi#token=${TOKEN}`);

    const [file] = await Promise.all([page.waitForEvent('download'), page.click('.export .button')]);

    expect(file.suggestedFilename()).toBe('mtchoun-mouh-mes-donnees.json');
    expect(JSON.parse(readFileSync(await file.path(), 'utf8')).registration.email).toBe('marie@example.org');
  });

  test('answers “it is not me” from the mail with a press, never by opening the link', async () => {
    const visit = await site.visit(`/suivi#token=${TOKEN}&match=42&answer=not_mine`);
    const { page } = visit;

    await page.waitForSelector('.answer:focus');
    expect(asked(visit, 'giveFeedback')).toEqual([]);
    await page.click('.answer .button:not(.quiet)');

    await expect.poll(() => asked(visit, 'giveFeedback')[0]?.body).toEqual({ matchId: '42', answer: 'not_mine' });
  });

  test('searches a name, sees nothing, and takes it along to the form', async () => {
    const visit = await site.visit('/recherche');
    const { page } = visit;
    visit.api.answers('searchName', { status: 200, body: { items: [], searchedSince: '2024-04-20' } });

    await page.fill('#name', 'MBALLA Rose');
    await page.keyboard.press('Enter');
    await page.waitForSelector('h2:focus');
    await page.click('main .button:not([type=submit])');

    expect(await page.inputValue('#name')).toBe('MBALLA Rose');
    expect(page.url()).not.toContain('MBALLA');
  });

  test('checks the code of a mail, which does not stay in the address', async () => {
    const visit = await site.visit('/verifier#code=7KQ2M-XW9FT');
    const { page } = visit;

    expect(new URL(page.url()).hash).toBe('');
    expect(asked(visit, 'verifyCode')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.click('main button[type=submit]');
    await page.waitForSelector('.verdict.ours');

    expect(asked(visit, 'verifyCode').map((call) => call.body)).toEqual([{ code: '7KQ2M-XW9FT' }]);
  });

  test('is told when a page does not arrive, and loses nothing', async () => {
    const { page } = await site.visit('/inscription');
    await page.fill('#name', 'MBALLA Rose');
    await page.route('**/assets/*.js', (route) => route.abort());

    await page.click('footer a[href="/etat"]');
    await page.waitForSelector('text=Cette page n’est pas arrivée');
    await page.unroute('**/assets/*.js');
    await page.click('main .button');
    await page.waitForSelector('.overall');
    await page.click('footer a[href="/inscription"]');

    expect(await page.inputValue('#name')).toBe('MBALLA Rose');
  });

  test('leaves nothing personal behind when the tab is closed', async () => {
    const visit = await site.visitor();
    await STATES.inbox?.(visit, site);

    const kept = await visit.page.evaluate(() => JSON.stringify({ ...localStorage }) + document.cookie);

    expect(kept).toBe('{}');
  });
});

/** Presses Tab until the wanted element has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}
