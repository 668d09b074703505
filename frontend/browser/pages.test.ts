import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, test } from 'vitest';
import { chromiumPath } from './chromium';
import { Site } from './site';
import { STATES } from './states';

const SHOTS = fileURLToPath(new URL('../build/screenshots/', import.meta.url));
const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
const html = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:document'],
  // All scripts come from where the page comes from: whoever can change one can change the other.
  rules: { 'require-sri': 'off' },
});
const site = new Site();

/** Both languages, both widths, both themes. A screenshot of each look is left in build/; `LOOKS=all` makes more. */
const TWO = [
  { width: 1280, lang: 'fr', theme: 'light' },
  { width: 320, lang: 'en', theme: 'dark' },
] as const;
const MORE = [
  { width: 1280, lang: 'en', theme: 'dark' },
  { width: 320, lang: 'fr', theme: 'light' },
  { width: 390, lang: 'fr', theme: 'light' },
  { width: 390, lang: 'fr', theme: 'dark' },
] as const;
const LOOKS = process.env.LOOKS === 'all' ? [...TWO, ...MORE] : TWO;

describe.skipIf(!chromiumPath)('a page', () => {
  beforeAll(async () => {
    mkdirSync(SHOTS, { recursive: true });
    await site.start();
  });
  afterAll(() => site.stop());

  test.concurrent.each(Object.keys(STATES))('%s is valid, accessible, fits and complains of nothing', async (name) => {
    const visit = await site.visitor();
    await STATES[name]?.(visit, site);

    const found: string[] = [];
    for (const look of LOOKS) found.push(...(await lookAt(visit.page, name, look)));
    found.push(...(await overflow(visit.page, 640, '200%')), ...visit.complaints);
    await visit.page.context().close();

    if (found.length > 0) throw new Error([...new Set(found)].join('\n'));
  });
});

async function lookAt(page: Page, name: string, { width, lang, theme }: (typeof LOOKS)[number]): Promise<string[]> {
  await page.emulateMedia({ colorScheme: theme });
  if ((await page.getAttribute('html', 'lang')) !== lang)
    await page.$eval(`button[lang=${lang}]`, (button) => (button as HTMLElement).click());
  const found = await overflow(page, width);
  await page.screenshot({ path: `${SHOTS}${name}-${width}-${lang}-${theme}.png`, fullPage: true });
  return [...found, ...(await violations(page)), ...(await invalid(page))];
}

/** Nothing is wider than the window, also when the letters are twice as large. */
async function overflow(page: Page, width: number, letters = ''): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const wide = await page.evaluate((size) => {
    document.documentElement.style.fontSize = size;
    return document.documentElement.scrollWidth - document.documentElement.clientWidth;
  }, letters);
  return wide > 0 ? [`${width} px ${letters}: ${wide} px too wide`] : [];
}

async function violations(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).setLegacyMode(true).analyze();
  return violations.map(({ id, nodes }) => `axe: ${id}: ${nodes.map((node) => node.html).join(' ')}`);
}

async function invalid(page: Page): Promise<string[]> {
  const report = await html.validateString(await page.content());
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, selector }) => `html: ${ruleId}: ${message} (${selector})`),
  );
}
