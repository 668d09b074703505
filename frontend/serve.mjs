/**
 * Serves the built site: `SITE_PORT=5173 API_URL=http://localhost:8080/api/v1 node serve.mjs`.
 *
 * The whole site is a few files, so they are read and compressed once, at start. A page of the site is a file without
 * its `.html`; other addresses without an extension get the page that says so, and a missing file a plain 404.
 * `LEGAL_PUBLISHER`, `LEGAL_CONTACT` and `LEGAL_HOST` are shown in the legal notice.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
};

const site = fileURLToPath(new URL('./dist/', import.meta.url));
const port = portFrom(process.env.SITE_PORT ?? '5173');
const api = apiFrom(process.env.API_URL ?? 'http://localhost:8080/api/v1');
const files = await readSite();

const server = createServer(answer);
server.on('error', (failure) => {
  const taken = failure.code === 'EADDRINUSE';
  fail(taken ? `port ${port} is taken: set SITE_PORT to another one` : `cannot serve the site: ${failure.message}`);
});
server.listen(port, () => console.log(`site: http://localhost:${server.address().port}`));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(0));

function answer(request, response) {
  for (const [name, value] of Object.entries(protection())) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const path = pathOf(request.url);
  const file = files.get(path) ?? files.get(`${path.replace(/\/+$/, '')}.html`);
  if (file) send(200, file, request, response);
  else if (extname(path) === '') send(404, files.get('/404.html'), request, response);
  else response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('404: no such file\n');
}

function send(status, file, request, response) {
  response.setHeader('Cache-Control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  response.setHeader('ETag', file.etag);
  response.setHeader('Vary', 'Accept-Encoding');
  if (status === 200 && request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end();
    return;
  }
  const accepted = request.headers['accept-encoding'] ?? '';
  const encoding = ['br', 'gzip'].find((one) => accepted.includes(one));
  const body = encoding ? file[encoding] : file.plain;
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.writeHead(status, { 'Content-Type': file.type, 'Content-Length': body.length });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The page says most of this itself; only a header can forbid framing, and only here is the API's address known. */
function protection() {
  return {
    'Content-Security-Policy': `connect-src 'self' ${new URL(api).origin}; frame-ancestors 'none'`,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  };
}

async function readSite() {
  const entries = await readdir(site, { recursive: true, withFileTypes: true }).catch(() =>
    fail(`${site} is not there: run \`npm run build\` first`),
  );
  const read = new Map();
  for (const entry of entries.filter((one) => one.isFile())) {
    const full = join(entry.parentPath ?? entry.path, entry.name);
    const path = `/${relative(site, full).split(sep).join('/')}`;
    read.set(path, asFile(path, await readFile(full)));
  }
  read.set('/config.json', asFile('/config.json', Buffer.from(JSON.stringify(configuration()))));
  read.set('/', read.get('/index.html'));
  return read;
}

function configuration() {
  const { LEGAL_PUBLISHER: publisher, LEGAL_CONTACT: contact, LEGAL_HOST: host } = process.env;
  return { apiUrl: api, publisher, contact, host };
}

function asFile(path, plain) {
  return {
    plain,
    br: brotliCompressSync(plain),
    gzip: gzipSync(plain),
    type: TYPES[extname(path)] ?? 'application/octet-stream',
    etag: `"${createHash('sha256').update(plain).digest('base64url')}"`,
    hashed: path.startsWith('/assets/'),
  };
}

function pathOf(url) {
  try {
    return decodeURIComponent(new URL(url, 'http://site').pathname);
  } catch {
    return '/bad.address';
  }
}

function portFrom(text) {
  const number = Number(text);
  const isPort = /^\d+$/.test(text) && number <= 65535;
  return isPort ? number : fail(`SITE_PORT is ${text}: it must be a number from 0 to 65535`);
}

function apiFrom(text) {
  const isWeb = URL.canParse(text) && /^https?:/.test(text);
  return isWeb ? text.replace(/\/+$/, '') : fail(`API_URL is ${text}: it must be an http or https address`);
}

function fail(sentence) {
  console.error(`site: ${sentence}`);
  process.exit(1);
}
