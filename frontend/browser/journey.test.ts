import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium';
import { Site } from './site';

const TOKEN = 'Xk3v-9QyN0aB7cD2eF5gHj';
const site = new Site();

function asked(operation: string) {
  return site.api.calls.filter((call) => call.operation === operation);
}

describe.skipIf(!chromiumPath)('a person', () => {
  beforeAll(() => site.start());
  afterAll(() => site.stop());
  beforeEach(() => {
    site.api.reset();
    site.complaints.length = 0;
  });

  test('registers with the keyboard alone, after a second look', async () => {
    const page = await site.visit('/');

    await page.focus('#name');
    await page.keyboard.type('  ETO’O Jean ');
    await page.keyboard.press('Tab');
    await page.keyboard.type('jean@example.org');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/relire');
    expect(asked('createRegistration')).toEqual([]);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/boite');

    expect(asked('createRegistration').map((call) => call.body)).toEqual([
      { name: 'ETO’O Jean', email: 'jean@example.org', lang: 'fr' },
    ]);
    expect(await page.textContent('main')).toContain('jean@example.org');
    expect(site.complaints).toEqual([]);
  });

  test('is shown what is missing, and is taken to it', async () => {
    const page = await site.visit('/');

    await page.click('button[type=submit]');
    await page.waitForSelector('[role=alert]:focus');
    await page.click('[role=alert] a >> nth=1');

    expect(await page.evaluate(() => document.activeElement?.id)).toBe('email');
    expect(await page.getAttribute('#email', 'aria-describedby')).toBe('email-hint email-error');
  });

  test('loses nothing when the network does, nor on a reload', async () => {
    const page = await site.visit('/');
    await page.fill('#name', 'NGONO Paul');
    await page.fill('#email', 'paul@example.org');
    await page.fill('#depositedOn', '2026-01-15');
    await page.click('button[type=submit]');
    await page.waitForURL('**/relire');

    site.api.hangsUp(true);
    await page.click('main .button:not(.quiet)');
    await page.waitForSelector('[role=alert]:focus');
    await page.reload();
    site.api.hangsUp(false);
    await page.click('main .button:not(.quiet)');
    await page.waitForURL('**/boite');

    expect(asked('createRegistration').map((call) => call.body)).toEqual([
      { name: 'NGONO Paul', email: 'paul@example.org', depositedOn: '2026-01-15', lang: 'fr' },
    ]);
  });

  test('sees on its field what the service refused', async () => {
    const problem = site.api.example('createRegistration', '400');
    const page = await site.visit('/', { lang: 'en' });
    await page.fill('#name', 'NGONO Paul');
    await page.fill('#email', 'paul@example.org');
    await page.click('button[type=submit]');
    await page.waitForURL('**/relire');

    site.api.answers('createRegistration', { status: 400, body: problem });
    await page.click('main .button:not(.quiet)');
    await page.waitForSelector('[role=alert]:focus');

    expect(await page.textContent('#email-error')).toContain('This address is not in the right form');
    expect(await page.inputValue('#name')).toBe('NGONO Paul');
  });

  test('is told how long to wait after too many tries', async () => {
    const page = await site.visit(`/confirmer#token=${TOKEN}`);
    site.api.answers('confirmRegistration', { status: 429, headers: { 'Retry-After': '90' } });

    await page.click('main .button');
    await page.waitForSelector('[role=alert]:focus');

    expect(await page.textContent('[role=alert]')).toContain('dans 2 minutes');
  });

  test('confirms with a press, never by opening the link, and leaves no token in the address', async () => {
    const page = await site.visit(`/confirmer#token=${TOKEN}`);

    expect(asked('confirmRegistration')).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
    await page.click('main .button');
    await page.waitForSelector('.tick');
    expect(asked('confirmRegistration').map((call) => call.body)).toEqual([{ token: TOKEN }]);

    await page.click('a[href="/suivi"].button');
    await page.waitForSelector('.state');
    expect(asked('getRegistration')[0]?.authorization).toBe(`Bearer ${TOKEN}`);
    await page.goBack();
    expect(page.url()).not.toContain(TOKEN);
  });

  test('is never told a name is theirs when it only resembles', async () => {
    const confirmed = site.api.example('confirmRegistration', '200');
    confirmed.alreadyPublished[0].decision = 'review';
    site.api.answers('confirmRegistration', { status: 200, body: confirmed });
    const page = await site.visit(`/confirmer#token=${TOKEN}`);

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
    const body = { type: `urn:mtchoun:problem:${type}`, title: '', status, detail: '' };
    site.api.answers('confirmRegistration', { status, body });
    const page = await site.visit(`/confirmer#token=${TOKEN}`);

    await page.click('main .button');
    await page.waitForSelector('a.button');

    expect(await page.textContent('main')).toContain(words);
  });

  test('says that a listed name is not theirs', async () => {
    const page = await site.visit(`/suivi#token=${TOKEN}`);
    const after = site.api.example('getRegistration', '200');
    Object.assign(after, { state: 'active' });
    after.matches[0].feedback = 'not_mine';
    site.api.answers('giveFeedback', { status: 200, body: after });

    await page.click('text=Ce n’est pas moi');
    await page.waitForSelector('text=Nous continuons à chercher');

    expect(asked('giveFeedback')[0]?.body).toEqual({ matchId: '42', answer: 'not_mine' });
    expect(await page.textContent('h1')).toBe('Nous veillons');
  });

  test('erases everything in two presses, and the link is forgotten', async () => {
    const page = await site.visit(`/suivi#token=${TOKEN}`);

    await page.click('.erase .button');
    expect(asked('eraseRegistration')).toEqual([]);
    await page.click('.erase .button.danger');
    await page.waitForSelector('h1:focus');
    await page.reload();

    expect(asked('eraseRegistration')).toHaveLength(1);
    expect(await page.textContent('h1')).toContain('depuis nos mails');
  });

  test('is told when a private link leads nowhere any more', async () => {
    site.api.answers('getRegistration', { status: 401 });
    const page = await site.visit(`/suivi#token=${TOKEN}`);

    await page.waitForSelector('text=Ce lien ne mène plus à rien');
  });

  test('opens another private link over the one before', async () => {
    const page = await site.visit(`/suivi#token=${TOKEN}`);
    await page.waitForSelector('.state');

    await page.evaluate(() => location.assign('/suivi#token=AnotherTokenOfMyBrother'));
    await page.waitForFunction(() => location.hash === '');

    await expect
      .poll(() => asked('getRegistration').at(-1)?.authorization, { timeout: 20_000 })
      .toBe('Bearer AnotherTokenOfMyBrother');
  });

  test('stops the mails with a press, never by opening the link', async () => {
    const page = await site.visit(`/desinscription#token=${TOKEN}`);

    expect(asked('unsubscribe')).toEqual([]);
    await page.click('main .button');
    await page.waitForSelector('h1:focus');

    expect(asked('unsubscribe').map((call) => call.query)).toEqual([`?token=${TOKEN}`]);
  });

  test('keeps the chosen language on the next visit of the tab', async () => {
    const page = await site.visit('/');

    await page.click('button[lang=en]');
    await page.reload();

    expect(await page.getAttribute('html', 'lang')).toBe('en');
    expect(await page.title()).toBe('Be told · Mtchoun’ mouh');
  });

  test('sees the name on the paper while typing it', async () => {
    const page = await site.visit('/');

    await page.fill('#name', 'MBALLA Rose');

    expect(await page.textContent('.paper .name')).toBe('MBALLA Rose');
  });
});
