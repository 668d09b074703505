import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const SERVER = fileURLToPath(new URL('../serve.mjs', import.meta.url));
const API = 'https://api.example.org/api/v1';

function serve(environment: Record<string, string>) {
  return spawn(process.execPath, [SERVER], { env: { ...process.env, API_URL: API, ...environment } });
}

async function outcome(environment: Record<string, string>): Promise<{ status: number; said: string }> {
  const server = serve(environment);
  let said = '';
  server.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const [status] = await once(server, 'close');
  return { status, said };
}

describe('the static server', () => {
  let server: ReturnType<typeof serve>;
  let site: string;

  beforeAll(async () => {
    server = serve({ SITE_PORT: '0' });
    const [line] = await once(server.stdout, 'data');
    site = String(line).trim().replace('site: ', '');
  });

  afterAll(() => {
    server.kill();
  });

  test('answers each page with its own words, and 404 where there is none', async () => {
    const response = await fetch(`${site}/statistiques`);
    const missing = await fetch(`${site}/nulle/part`);

    expect(await response.text()).toContain('<title>Chiffres · Mtchoun’ mouh</title>');
    expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(response.status).toBe(200);
    expect(await (await fetch(`${site}/operateur/mails`)).text()).toContain('<meta name="robots" content="noindex">');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-cache');
  });

  test('says that a file is not there', async () => {
    expect((await fetch(`${site}/assets/gone-12345678.js`)).status).toBe(404);
    expect((await fetch(`${site}/..%2fpackage.json`)).status).toBe(404);
    expect((await fetch(`${site}/%zz.js`)).status).toBe(404);
  });

  test('lets hashed files be kept for ever, and unchanged ones be asked about cheaply', async () => {
    const page = await (await fetch(site)).text();
    const script = /\/assets\/[\w-]+\.js/.exec(page)?.[0] ?? '';
    const response = await fetch(site + script);

    expect(response.headers.get('cache-control')).toContain('immutable');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const again = await fetch(site + script, { headers: { 'If-None-Match': response.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('compresses when it is wanted', async () => {
    const { request } = await import('node:http');
    const asked = request(site, { headers: { 'Accept-Encoding': 'gzip' } }).end();
    const [response] = await once(asked, 'response');
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);

    expect(response.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(Buffer.concat(chunks)).toString()).toContain('<!doctype html>');
  });

  test('tells the pages where the API is, and lets them call only that', async () => {
    const response = await fetch(`${site}/config.json`);

    expect(await response.json()).toEqual({ apiUrl: API });
    expect(response.headers.get('content-security-policy')).toBe(
      "connect-src 'self' https://api.example.org; frame-ancestors 'none'",
    );
    expect(response.headers.get('referrer-policy')).toBe('no-referrer');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('lets no script run but those of the site', async () => {
    const page = (await (await fetch(site)).text()).replaceAll('&#39;', "'");

    expect(page).toContain("default-src 'none'; script-src 'self';");
    expect(page).toContain("require-trusted-types-for 'script'");
    expect([...page.matchAll(/<script\b[^>]*>/g)].filter(([tag]) => !tag.includes(' src="/'))).toEqual([]);
  });

  test('changes nothing on demand', async () => {
    expect((await fetch(site, { method: 'POST' })).status).toBe(405);
  });

  test('sends less than 100 kB before the first page is there', async () => {
    const page = await (await fetch(site)).text();
    const head = page.slice(0, page.indexOf('</head>'));
    const files = [
      '/',
      '/config.json',
      ...[...head.matchAll(/(?:src|href)="(\/[^"]+)"/g)].map((match) => match[1] ?? ''),
    ];
    const bodies = await Promise.all(
      files.map(async (file) => Buffer.from(await (await fetch(site + file)).arrayBuffer())),
    );
    const bytes = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);

    expect(files.length).toBeGreaterThanOrEqual(5);
    expect(bytes).toBeLessThan(100_000);
    // The operators' console calls these addresses: nobody loads it before it is opened.
    expect(bodies.filter((body) => body.includes('/operator/reviews'))).toEqual([]);
  });
});

describe('the static server, started wrongly,', () => {
  test('names a port that is taken, in one line, and ends', async () => {
    const other = createServer().listen(0);
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;

    expect(await outcome({ SITE_PORT: String(port) })).toEqual({
      status: 1,
      said: `site: port ${port} is taken: set SITE_PORT to another one\n`,
    });
    other.close();
  });

  test('refuses a port or an API address that is none', async () => {
    expect((await outcome({ SITE_PORT: 'http' })).said).toContain('SITE_PORT is http');
    expect((await outcome({ SITE_PORT: '0', API_URL: 'api' })).said).toContain('API_URL is api');
  });
});

describe('the static server, told to stop,', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('ends at once on %s', async (signal) => {
    const server = serve({ SITE_PORT: '0' });
    await once(server.stdout, 'data');

    server.kill(signal);
    const [status] = await once(server, 'close');

    expect(status).toBe(0);
  });
});
