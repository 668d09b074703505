import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium';
import { problem, REFRESH, type Work, withOperators } from './operators';
import { Site, type Visit } from './site';

const site = new Site();

/** An operator who is logged in, on a page of the console. */
async function operator(
  path: string,
  options: Work = {},
): Promise<Visit & { reviews: ReturnType<typeof withOperators> }> {
  const visit = await site.visitor();
  const reviews = withOperators(visit.api, options);
  await visit.page.addInitScript(([key, token]) => sessionStorage.setItem(key, token), REFRESH);
  await site.open(visit, path);
  return { ...visit, reviews };
}

const asked = ({ api }: Visit, operation: string) => api.calls.filter((call) => call.operation === operation);
const shownName = (page: Page) => page.textContent('article h2');
const decisions = (visit: Visit) =>
  asked(visit, 'decideReview').map(({ path, body }) => [path.split('/')[3], (body as { decision: string }).decision]);

describe.skipIf(!chromiumPath)('an operator', () => {
  beforeAll(() => site.start());
  afterAll(() => site.stop());

  test('logs in, does not lose what was typed when refused, and is told how long to wait', async () => {
    const visit = await site.visitor();
    const { page, api } = visit;
    withOperators(api);
    api.answers('logIn', problem(401, 'wrong-credentials'));
    await site.open(visit, '/operateur');

    await page.fill('#login', 'awa');
    await page.fill('#password', 'not this one');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[role=alert]:focus');
    expect(await page.inputValue('#login')).toBe('awa');
    expect(await page.inputValue('#password')).toBe('not this one');
    api.answers('logIn', { ...problem(429, 'too-many-requests'), headers: { 'Retry-After': '90' } });
    await page.click('button[type=submit]');
    await page.waitForSelector('text=dans 2 minutes');
    withOperators(api);
    await page.click('button[type=submit]');
    await page.waitForSelector('article h2');

    expect(asked(visit, 'listReviews')[0]?.authorization).toBe('Bearer access');
    expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(
      'access',
    );
  });

  test('decides 30 doubtful matches with 30 keys, and never waits for a name to load', async () => {
    const visit = await operator('/operateur', { waiting: 30 });
    const { page } = visit;
    const expected: [string, string][] = [];
    const started = Date.now();
    let presses = 0;

    for (let i = 0; i < 30; i++) {
      // The name is on the screen before its turn comes: only the first one had to be waited for.
      const name = await page.waitForSelector(`article[data-review="${100 + i}"] h2`, {
        timeout: i === 0 ? 30_000 : 2_000,
      });
      expect(await name.textContent()).toBeTruthy();
      const [key, decision] = (
        [
          ['c', 'confirm'],
          ['r', 'reject'],
          ['d', 'ask'],
        ] as const
      )[i % 3] ?? ['c', 'confirm'];
      await page.keyboard.press(key);
      presses++;
      expected.push([String(100 + i), decision]);
    }
    await page.waitForSelector('text=Vous êtes au bout de la liste');

    await expect.poll(() => decisions(visit)).toEqual(expected);
    expect(presses).toBeLessThanOrEqual(2 * 30);
    expect(Date.now() - started).toBeLessThan(120_000);
    expect(await page.textContent('h1 + .chip')).toBe('Aucun nom n’attend');
    expect(visit.complaints).toEqual([]);
  });

  test('sees the next name without a call when one is decided', async () => {
    const visit = await operator('/operateur', { waiting: 3 });
    const { page } = visit;
    await page.waitForSelector('article h2');
    await expect.poll(() => asked(visit, 'getReview').map(({ path }) => path.split('/')[3])).toContain('101');
    await expect.poll(() => asked(visit, 'getNameCrop').map(({ path }) => path.split('/')[3])).toContain('501');

    visit.api.hangsUp(true);
    await page.keyboard.press('c');
    await page.waitForSelector('article[data-review="101"] img');
    await page.waitForSelector('.deeds .bad');

    expect(await page.textContent('.deeds .bad')).toContain('pas enregistré');
    visit.api.hangsUp(false);
    await page.click('text=Revoir');
    await page.waitForSelector('article[data-review="100"]');
  });

  test('takes a decision back with a key, and the name is there again', async () => {
    const visit = await operator('/operateur', { waiting: 3 });
    const { page } = visit;
    await page.waitForSelector('article h2');
    const first = await shownName(page);

    await page.keyboard.press('c');
    await page.waitForSelector('article[data-review="101"]');
    await page.waitForSelector('.deeds :text("le mail part dans")');
    await page.keyboard.press('z');
    await page.waitForSelector('article[data-review="100"]');

    expect(await shownName(page)).toBe(first);
    expect(asked(visit, 'undoReview')).toHaveLength(1);
    expect(await page.textContent('h1 + .chip')).toBe('3 noms attendent');
    await page.keyboard.press('r');
    await page.waitForSelector('article[data-review="101"]');
    await expect
      .poll(() => decisions(visit))
      .toEqual([
        ['100', 'confirm'],
        ['100', 'reject'],
      ]);
  });

  test('is told when somebody was first', async () => {
    const visit = await operator('/operateur', { waiting: 3 });
    const { page } = visit;
    visit.api.answers('decideReview', problem(409, 'already-decided'));
    await page.waitForSelector('article h2');

    await page.keyboard.press('c');
    await page.waitForSelector('.deeds .bad');

    expect(await page.textContent('.deeds .bad')).toContain('vient d’être décidé par une autre personne');
  });

  test('types letters in a field without deciding anything, and can switch the keys off', async () => {
    const visit = await operator('/operateur', { waiting: 3 });
    const { page } = visit;
    await page.waitForSelector('article h2');

    await page.click('.filters summary');
    await page.fill('#filter-name', '');
    await page.locator('#filter-name').pressSequentially('conrads');
    await page.click('h1');
    await page.keyboard.press('?');
    await page.waitForSelector('dialog[open]');
    await page.uncheck('#keys-on');
    await page.keyboard.press('Escape');
    await page.keyboard.press('c');
    await page.reload();
    await page.waitForSelector('article h2');
    await page.keyboard.press('c');

    expect(await page.locator('.bar > button kbd').count()).toBe(0);
    expect(decisions(visit)).toEqual([]);
  });

  test('proposes where a manager approves, and the manager approves with a key', async () => {
    const visit = await operator('/operateur', { waiting: 2, role: 'reviewer', approval: true });
    const { page } = visit;
    await page.waitForSelector('article h2');
    await page.keyboard.press('c');
    await page.waitForSelector('text=attend l’approbation');
    await page.click('.tabs :nth-child(2)');
    await page.waitForSelector('.proposal');
    expect(await page.locator('.bar > .button:not(.quiet)').count()).toBe(0);

    const manager = await operator('/operateur', { reviews: visit.reviews, role: 'manager' });
    await manager.page.click('.tabs :nth-child(2)');
    await manager.page.waitForSelector('.proposal');
    await manager.page.keyboard.press('c');

    await expect.poll(() => asked(manager, 'approveReview')).toHaveLength(1);
  });

  test('goes on where the session ended: what was begun is done after logging in again', async () => {
    const visit = await operator('/operateur', { waiting: 3 });
    const { page, api } = visit;
    await page.waitForSelector('article h2');
    api.answers('decideReview', problem(401, 'unauthorised'));
    api.answers('refreshSession', problem(401, 'unauthorised'));

    await page.keyboard.press('r');
    await page.waitForSelector('#password');
    withOperators(api, { waiting: 3 });
    await page.fill('#login', 'awa');
    await page.fill('#password', 'a long pass phrase');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.deeds .good :text("Écarté")');

    expect(decisions(visit).slice(-1)).toEqual([['100', 'reject']]);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toMatch(/^H[12]$/);
    expect(await page.locator('.deeds').isVisible()).toBe(true);
  });

  test('is not asked for a password because the network is away', async () => {
    const visit = await site.visitor();
    const { page, api } = visit;
    withOperators(api);
    await page.addInitScript(([key, token]) => sessionStorage.setItem(key, token), REFRESH);
    api.hangsUp(true);
    await site.open(visit, '/operateur');
    await page.waitForSelector('[role=alert]');
    expect(await page.locator('#password').count()).toBe(0);

    api.hangsUp(false);
    await page.click('[role=alert] .button');
    await page.waitForSelector('article h2');
  });

  test('sees only what the role may do', async () => {
    const { page } = await operator('/operateur', { role: 'reviewer' });
    await page.waitForSelector('article h2');

    const pages = await page.locator('#console-nav a').allTextContents();
    expect(pages).toContain('Pages mal lues');
    expect(pages).not.toContain('Opérateurs');
    expect(pages).not.toContain('Journal');
  });

  test('says which names are missing, on the page and before it', async () => {
    const { page } = await operator('/operateur/pages');
    await page.waitForSelector('.row');

    expect(await page.locator('.row').first().textContent()).toContain(
      '2 numéros manquent, un numéro manque entre la page d’avant et celle-ci',
    );
  });

  test('corrects a line beside its picture, and adds the name whose number is missing', async () => {
    const visit = await operator('/operateur/page?id=9');
    const { page } = visit;
    await page.waitForSelector('.image svg');

    await page.click('.line:nth-child(3) .button');
    await page.waitForSelector('.line:nth-child(3) img');
    await page.locator('.line:nth-child(3) input').fill('NGO BISSO’O Marie Claire');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Corrigé.');
    await page.click('.gap .button');
    await page.locator('#add-text').fill('TALLA Rose');
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Ajouté.');

    expect(asked(visit, 'correctName').map(({ path, body }) => [path, body])).toEqual([
      ['/operator/names/703', { text: 'NGO BISSO’O Marie Claire' }],
    ]);
    expect(asked(visit, 'addName').map(({ body }) => body)).toEqual([
      { text: 'TALLA Rose', number: 5, page: 1, x: 66, y: 220, width: 260, height: 32 },
    ]);
  });

  test('draws a frame around a missed name with the mouse', async () => {
    const visit = await operator('/operateur/page?id=9');
    const { page } = visit;
    const image = await (await page.waitForSelector('.image svg')).boundingBox();
    const { x = 0, y = 0, width = 0, height = 0 } = image ?? {};

    await page.mouse.move(x + width * 0.1, y + height * 0.5);
    await page.mouse.down();
    await page.mouse.move(x + width * 0.6, y + height * 0.54, { steps: 4 });
    await page.mouse.up();
    await page.locator('#add-text').fill('TALLA Rose');
    await page.keyboard.press('Enter');

    await expect.poll(() => asked(visit, 'addName')[0]?.body).toMatchObject({ text: 'TALLA Rose', page: 1 });
    const box = asked(visit, 'addName')[0]?.body as Record<string, number>;
    expect(box.x).toBeCloseTo(62, -1);
    expect(box.width).toBeCloseTo(310, -1);
  });

  test('tries the page of a source without saving it, and keeps what was typed when it is refused', async () => {
    const visit = await operator('/operateur/sources');
    const { page, api } = visit;
    await page.waitForSelector('.row');
    await page.click('main .button:not(.quiet)');
    await page.fill('#source-id', 'lyon');
    await page.fill('#source-name', 'Consulat à Lyon');
    await page.fill('#source-pageUrl', 'https://lyon.example.org/passeports');

    await page.click('.trying .button');
    await page.waitForSelector('text=Une image trouvée');
    expect(asked(visit, 'addSource')).toEqual([]);
    const error = { pointer: '/pageUrl', code: 'invalid_format', message: 'is no address' };
    api.answers('addSource', problem(400, 'invalid-request', { errors: [error] }));
    await page.click('.card [type=submit]');
    await page.waitForSelector('[role=alert]:focus');

    expect(await page.textContent('#source-pageUrl-error')).toContain('Vérifiez la forme');
    expect(await page.inputValue('#source-name')).toBe('Consulat à Lyon');
  });

  test('is shown the password of a new account once', async () => {
    const { page } = await operator('/operateur/operateurs');
    await page.waitForSelector('.row');
    await page.click('main .button:not(.quiet)');
    await page.fill('#new-login', 'paul.eto');
    await page.fill('#new-name', 'Paul Eto');
    await page.click('.card [type=submit]');
    await page.waitForSelector('text=tambour-rivière-42-mangue');

    await page.click('text=Je l’ai noté');

    expect(await page.content()).not.toContain('tambour-rivière');
  });

  test('makes a key that is shown once, and revokes one only when asked twice', async () => {
    const visit = await operator('/operateur/cles');
    const { page, api } = visit;
    api.answers('endApiKey', { status: 204 });
    await page.waitForSelector('.row');
    await page.click('main .button:not(.quiet)');
    await page.fill('#key-name', 'Mairie de Marseille');
    await page.check('#key-scope-0');
    await page.click('.card [type=submit]');
    await page.waitForSelector('text=mm_live_Xk3v-9QyN0aB7cD2eF5gHj');
    await page.click('text=Je l’ai noté');
    expect(await page.content()).not.toContain('mm_live');

    await page.click('.row .danger');
    expect(asked(visit, 'endApiKey')).toEqual([]);
    await page.click('text=Oui, révoquer');
    await page.waitForSelector('text=est révoquée');

    expect(asked(visit, 'addApiKey').map(({ body }) => body)).toEqual([
      { name: 'Mairie de Marseille', scopes: ['register'], test: false },
    ]);
    expect(asked(visit, 'endApiKey').map(({ path }) => path)).toEqual(['/operator/api-keys/1']);
  });

  test('saves the audit log as a file', async () => {
    const visit = await operator('/operateur/journal');
    visit.api.answers('exportAudit', { status: 200, body: [] });
    await visit.page.waitForSelector('table');

    const [file] = await Promise.all([
      visit.page.waitForEvent('download'),
      visit.page.click('text=Télécharger en CSV'),
    ]);

    expect(file.suggestedFilename()).toBe('mtchoun-mouh-audit.csv');
    expect(asked(visit, 'exportAudit')[0]?.query).toBe('?format=csv');
  });
});
