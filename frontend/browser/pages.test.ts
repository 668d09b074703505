import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { chromiumPath } from './chromium';
import { Site } from './site';

const TOKEN = 'Xk3v-9QyN0aB7cD2eF5gHj';
const SHOTS = fileURLToPath(new URL('../build/screenshots/', import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const site = new Site();

/** How each page is reached, from a first visit. */
const PAGES: Record<string, { path: string; reach?: (page: Page) => Promise<void> }> = {
  home: { path: '/', reach: async (page) => void (await page.waitForSelector('.latest')) },
  'home-errors': { path: '/', reach: (page) => page.click('button[type=submit]') },
  review: { path: '/', reach: toReview },
  'review-unreachable': {
    path: '/',
    reach: async (page) => {
      await toReview(page);
      site.api.hangsUp(true);
      await page.click('main .button:not(.quiet)');
      await page.waitForSelector('[role=alert]');
    },
  },
  inbox: { path: '/', reach: toInbox },
  'inbox-resent': {
    path: '/',
    reach: async (page) => {
      await toInbox(page);
      await page.click('.resend');
      await page.waitForSelector('[role=alert]');
    },
  },
  confirm: { path: `/confirmer#token=${TOKEN}` },
  'confirm-no-token': { path: '/confirmer' },
  'confirm-expired': {
    path: `/confirmer#token=${TOKEN}`,
    reach: async (page) => {
      site.api.answers('confirmRegistration', { status: 410 });
      await page.click('main .button');
      await page.waitForSelector('a.button');
    },
  },
  confirmed: {
    path: `/confirmer#token=${TOKEN}`,
    reach: async (page) => {
      await page.click('main .button');
      await page.waitForSelector('img');
    },
  },
  'confirmed-nothing-yet': {
    path: `/confirmer#token=${TOKEN}`,
    reach: async (page) => {
      const body = { ...site.api.example('confirmRegistration', '200'), alreadyPublished: [] };
      site.api.answers('confirmRegistration', { status: 200, body });
      await page.click('main .button');
      await page.waitForSelector('.tick');
    },
  },
  follow: { path: `/suivi#token=${TOKEN}`, reach: async (page) => void (await page.waitForSelector('img')) },
  'follow-erase': { path: `/suivi#token=${TOKEN}`, reach: (page) => page.click('.erase .button') },
  'follow-erased': {
    path: `/suivi#token=${TOKEN}`,
    reach: async (page) => {
      await page.click('.erase .button');
      await page.click('.erase .button.danger');
      await page.waitForSelector('h1:focus');
    },
  },
  'follow-no-link': { path: '/suivi' },
  unsubscribe: { path: `/desinscription#token=${TOKEN}` },
  unsubscribed: {
    path: `/desinscription#token=${TOKEN}`,
    reach: async (page) => {
      await page.click('main .button');
      await page.waitForSelector('h1:focus');
    },
  },
  privacy: { path: '/confidentialite' },
  'not-found': { path: '/nulle/part' },
};

async function toReview(page: Page): Promise<void> {
  await page.fill('#name', 'NGO BISSO’O épse TALLA Marie-Claire');
  await page.fill('#email', 'marie-claire.ngobissoo@example.org');
  await page.fill('#depositedOn', '2026-03-02');
  await page.click('button[type=submit]');
  await page.waitForURL('**/relire');
}

async function toInbox(page: Page): Promise<void> {
  await toReview(page);
  await page.click('main .button:not(.quiet)');
  await page.waitForURL('**/boite');
}

describe.skipIf(!chromiumPath)('a page', () => {
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    await site.start();
  });
  afterAll(() => site.stop());
  beforeEach(() => {
    site.api.reset();
    site.complaints.length = 0;
  });

  // One visit shows both languages and both themes; axe, which takes a second, looks once at each width.
  const visits = Object.keys(PAGES).flatMap((name) => [
    { name, width: 1280, axe: 'fr' },
    { name, width: 320, axe: 'en' },
  ]);

  test.each(visits)('$name at $width px is accessible, fits its width and complains of nothing', async (visit) => {
    const { path, reach } = PAGES[visit.name] as (typeof PAGES)[string];

    const page = await site.visit(path, { width: visit.width });
    await reach?.(page);
    const found = [...(await lookAt(page, visit, 'fr'))];
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.click('button[lang=en]');
    await page.waitForSelector('html[lang=en]');
    found.push(...(await lookAt(page, visit, 'en')));

    expect(found).toEqual([]);
    expect(site.complaints).toEqual([]);
  });
});

/** What is wrong with the page as it is now; a screenshot of it is left in build/. */
async function lookAt(page: Page, visit: { name: string; width: number; axe: string }, lang: string) {
  await page.screenshot({ path: `${SHOTS}${visit.name}-${visit.width}-${lang}.png`, fullPage: true });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const overflow = wide > 0 ? [`${lang}: ${wide} px too wide`] : [];
  return visit.axe === lang ? [...overflow, ...(await violations(page))] : overflow;
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}
