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

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
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

  // Every width, language and theme is looked at; axe takes a second each time, and these two show it all of them.
  const looks = [
    { width: 1280, lang: 'fr', dark: false, axe: true },
    { width: 320, lang: 'en', dark: true, axe: true },
    { width: 320, lang: 'fr', dark: false, axe: false },
    { width: 1280, lang: 'en', dark: true, axe: false },
  ] as const;
  const cases = Object.keys(PAGES).flatMap((name) => looks.map((look) => ({ name, ...look })));

  test.each(cases)(
    '$name at $width px in $lang is accessible, fits its width and complains of nothing',
    async (look) => {
      const { path, reach } = PAGES[look.name] as (typeof PAGES)[string];

      const page = await site.visit(path, look);
      await reach?.(page);

      const shot = `${SHOTS}${look.name}-${look.width}-${look.lang}${look.dark ? '-dark' : ''}.png`;
      await page.screenshot({ path: shot, fullPage: true });
      if (look.axe) expect(await violations(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await page.getAttribute('html', 'lang')).toBe(look.lang);
      expect(site.complaints).toEqual([]);
    },
  );
});
