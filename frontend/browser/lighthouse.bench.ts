import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, test } from 'vitest';
import { chromiumPath } from './chromium';
import { Site } from './site';

/** Not a dependency: it is large, and only this needs it. */
const LIGHTHOUSE = 'lighthouse@12.8.2';
const ALL = [
  ...['/', '/inscription', '/ailleurs', '/pas-encore', '/recherche', '/verifier', '/communiques', '/communique?id=7'],
  ...['/statistiques', '/etat', '/accessibilite', '/confidentialite', '/mentions-legales'],
];
const PAGES = process.env.PAGES?.split(',') ?? ALL;
const site = new Site();

interface Report {
  categories: Record<string, { score: number }>;
  audits: Record<string, { numericValue?: number; score: number | null }>;
}

beforeAll(() => site.start());
afterAll(() => site.stop());

test('every public page, on a simulated phone (slow 4G, processor four times slower)', async () => {
  const rows: string[] = [];
  for (const path of PAGES) rows.push(row(path, await examine(path)));
  console.log(
    [
      '| page | performance | accessibility | best practices | SEO | first paint | largest paint | usable | blocked | shift | kB |',
      '|---|---|---|---|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  );
});

async function examine(path: string): Promise<Report> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      site.address + path,
      '--output=json',
      '--quiet',
      '--chrome-flags=--headless=new --no-sandbox',
    ],
    { env: { ...process.env, CHROME_PATH: chromiumPath }, maxBuffer: 100_000_000 },
  );
  return JSON.parse(stdout);
}

function row(path: string, { categories, audits }: Report): string {
  const score = (name: string) => Math.round(100 * (categories[name]?.score ?? 0));
  const seconds = (name: string) => `${((audits[name]?.numericValue ?? 0) / 1000).toFixed(1)} s`;
  const scores = ['performance', 'accessibility', 'best-practices', 'seo'].map(score);
  return `| ${[
    path,
    ...scores,
    ...['first-contentful-paint', 'largest-contentful-paint', 'interactive'].map(seconds),
    `${Math.round(audits['total-blocking-time']?.numericValue ?? 0)} ms`,
    (audits['cumulative-layout-shift']?.numericValue ?? 0).toFixed(3),
    Math.round((audits['total-byte-weight']?.numericValue ?? 0) / 1000),
  ].join(' | ')} |`;
}
