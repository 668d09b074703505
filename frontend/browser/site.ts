import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { chromiumPath } from './chromium';
import { FakeApi } from './fakeApi';

const SERVER = fileURLToPath(new URL('../serve.mjs', import.meta.url));

/** The built site as people get it: its own static server, a fake API, and a real browser. */
export class Site {
  readonly api = new FakeApi();
  /** What went wrong in the pages opened so far: console errors, uncaught errors, requests to third parties. */
  readonly complaints: string[] = [];
  address = '';
  private server?: ChildProcess;
  private browser?: Browser;
  private context?: BrowserContext;

  async start(): Promise<void> {
    const apiUrl = await this.api.start();
    this.server = spawn(process.execPath, [SERVER], { env: { ...process.env, SITE_PORT: '0', API_URL: apiUrl } });
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
    this.api.stop();
  }

  /** A page of a new visitor. */
  async visit(path: string, look: { width?: number; lang?: 'fr' | 'en' } = {}): Promise<Page> {
    await this.context?.close();
    this.context = (await this.browser?.newContext({
      viewport: { width: look.width ?? 1280, height: look.width === 320 ? 640 : 900 },
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })) as BrowserContext;
    const { lang } = look;
    if (lang) await this.context.addInitScript((chosen) => localStorage.setItem('mtchoun.lang', chosen), lang);
    const page = await this.context.newPage();
    this.listen(page);
    await page.goto(this.address + path);
    await page.waitForSelector('h1');
    return page;
  }

  private listen(page: Page): void {
    page.on('console', (message) => {
      // Chromium itself reports every refused or dropped call; those are the tests' own doing.
      const ownDoing = message.text().startsWith('Failed to load resource');
      if (['error', 'warning'].includes(message.type()) && !ownDoing) this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('request', (request) => {
      const { hostname, protocol } = new URL(request.url());
      const own = protocol === 'blob:' || ['localhost', '127.0.0.1'].includes(hostname);
      if (!own) this.complaints.push(`third party: ${request.url()}`);
    });
  }
}
