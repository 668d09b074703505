import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './chromium';
import { type FakeApi, FakeServer } from './fakeApi';

const SERVER = fileURLToPath(new URL('../serve.mjs', import.meta.url));

/** One person's visit: a browser without a past, and an API that only this visit talks to. */
export interface Visit {
  page: Page;
  api: FakeApi;
  /** What went wrong so far: console errors, uncaught errors, requests to third parties. */
  complaints: string[];
}

/** The built site as people get it: its own static server, fake APIs, and a real browser. */
export class Site {
  address = '';
  private readonly fake = new FakeServer();
  private server?: ChildProcess;
  private browser?: Browser;

  async start(): Promise<void> {
    await this.fake.start();
    const API_URL = this.fake.newApi('anybody').address;
    this.server = spawn(process.execPath, [SERVER], { env: { ...process.env, SITE_PORT: '0', API_URL } });
    const [line] = await once(this.server.stdout as NodeJS.ReadableStream, 'data');
    this.address = /http:\/\/localhost:\d+/.exec(String(line))?.[0] ?? '';
    this.browser = await chromium.launch({
      executablePath: chromiumPath as string,
      // Only our own pages are opened, and containers often cannot give the sandbox what it needs.
      args: ['--no-sandbox'],
    });
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    this.server?.kill();
    this.fake.stop();
  }

  /** A new visitor, who has not opened any page yet. */
  async visitor(look: { width?: number; lang?: 'fr' | 'en' } = {}): Promise<Visit> {
    const api = this.fake.newApi();
    const context = (await this.browser?.newContext({
      viewport: { width: look.width ?? 1280, height: 900 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })) as BrowserContext;
    await context.route('**/config.json', (route) => route.fulfill({ json: { apiUrl: api.address } }));
    const { lang } = look;
    if (lang) await context.addInitScript((chosen) => localStorage.setItem('mtchoun.lang', chosen), lang);
    const page = await context.newPage();
    return { page, api, complaints: this.complaintsOf(page) };
  }

  /** A new visitor on a page. */
  async visit(path: string, look: { width?: number; lang?: 'fr' | 'en' } = {}): Promise<Visit> {
    const visit = await this.visitor(look);
    await this.open(visit, path);
    return visit;
  }

  /** Opens a page and waits until it lives: what was written at build has been replaced. */
  async open({ page }: Visit, path: string): Promise<void> {
    await page.goto(this.address + path);
    await page.waitForSelector('#app[data-v-app] h1');
  }

  private complaintsOf(page: Page): string[] {
    const complaints: string[] = [];
    page.on('console', (message) => {
      // Chromium itself reports every refused or dropped call; those are the tests' own doing.
      const ownDoing = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !ownDoing) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const own = protocol === 'blob:' || ['localhost', '127.0.0.1'].includes(hostname);
      if (!own) complaints.push(`third party: ${request.url()}`);
    });
    return complaints;
  }
}
