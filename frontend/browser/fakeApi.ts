import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const CONTRACT = new URL('../../backend/service/src/main/resources/openapi.json', import.meta.url);

/** The line of a list, for the crops; a picture is all the contract says. */
const CROP = `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="46" font-family="Liberation Serif, serif" font-size="23">
  <rect width="560" height="46" fill="#f4f2ec"/><g transform="rotate(-.5 280 23)" fill="#2b2b2b">
  <text x="22" y="31">17.</text><text x="70" y="31">NGO BISSO’O Marie Claire</text></g></svg>`;

// biome-ignore lint/suspicious/noExplicitAny: an OpenAPI document is walked as data
type Json = any;
export type Scripted = { status: number; body?: unknown; headers?: Record<string, string> };
/** What was asked: `path` without the start of the API, `query` as it stands in the address. */
export interface Asked {
  operation: string;
  path: string;
  authorization: string | undefined;
  body: unknown;
  query: string;
}
type Script = Scripted | ((asked: Asked) => Scripted);

const PAGE = `<svg xmlns="http://www.w3.org/2000/svg" width="620" height="880" font-family="Liberation Serif, serif" font-size="17">
  <rect width="620" height="880" fill="#f4f2ec"/><g fill="#2b2b2b"><text x="240" y="90" font-size="24">COMMUNIQUE</text>
  ${Array.from({ length: 30 }, (_, i) => `<text x="70" y="${150 + 22 * i}">${i + 1}. NGO BISSO’O Marie Claire</text>`).join('')}</g></svg>`;

const PICTURES: Record<string, string> = { getMatchCrop: CROP, getCrop: CROP, getNameCrop: CROP, getImage: PAGE };

/** One server for all tests; each visit has an API of its own behind it, told apart by the start of the path. */
export class FakeServer {
  private readonly apis = new Map<string, FakeApi>();
  private readonly server: Server = createServer((request, response) => {
    const name = request.url?.split('/')[1] ?? '';
    void this.apis.get(name)?.answer(request, response);
  });
  origin = '';

  async start(): Promise<void> {
    await new Promise<void>((started) => this.server.listen(0, '127.0.0.1', started));
    this.origin = `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  newApi(name = `visit${this.apis.size}`): FakeApi {
    const api = new FakeApi(`${this.origin}/${name}/api/v1`);
    this.apis.set(name, api);
    return api;
  }
}

/** Answers each call with the contract's own example, unless a test says otherwise. */
export class FakeApi {
  /** What was asked, oldest first. */
  readonly calls: Asked[] = [];
  private readonly scripted = new Map<string, Script>();
  private readonly contract: Json;
  private down = false;

  constructor(readonly address: string) {
    // The addresses in the examples are those of this API.
    this.contract = JSON.parse(readFileSync(CONTRACT, 'utf8').replaceAll('http://localhost:8080/api/v1', address));
    this.answers('listAnnouncements', { status: 200, body: { items: [] } });
  }

  /** Answers from now on as told: `api.answers('confirmRegistration', { status: 410, … })`, or by what was asked. */
  answers(operation: string, scripted: Script): void {
    this.scripted.set(operation, scripted);
  }

  /** Hangs up on every call, as a dead network does. */
  hangsUp(down: boolean): void {
    this.down = down;
  }

  /** The contract's example of an operation's answer. */
  example(operation: string, status: string): Json {
    const found = Object.values<Json>(this.contract.paths)
      .flatMap((path) => Object.values<Json>(path))
      .find((one) => one.operationId === operation);
    return this.exampleOf(found, status);
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.down) {
      request.socket.destroy();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PATCH, DELETE');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://api');
    const path = url.pathname.replace(/^\/\w+\/api\/v1/, '');
    const operation = this.operationFor(request.method ?? 'GET', path);
    const asked: Asked = {
      operation: operation?.operationId,
      path,
      authorization: request.headers.authorization,
      body: await bodyOf(request),
      query: url.search,
    };
    this.calls.push(asked);
    this.send(operation, asked, response);
  }

  private send(operation: Json, asked: Asked, response: ServerResponse): void {
    if (!operation) {
      response.writeHead(404).end();
      return;
    }
    const script = this.scripted.get(operation.operationId);
    const scripted = typeof script === 'function' ? script(asked) : script;
    const drawn = PICTURES[operation.operationId];
    if (drawn && !scripted) {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(drawn);
      return;
    }
    const status = scripted?.status ?? Number(Object.keys(operation.responses).find((code) => code.startsWith('2')));
    const body = scripted?.body ?? this.exampleOf(operation, String(status));
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'Content-Type': type, ...scripted?.headers });
    response.end(body === undefined ? undefined : JSON.stringify(body));
  }

  private operationFor(method: string, path: string): Json {
    const template = Object.keys(this.contract.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+').replaceAll('.', '\\.')}$`).test(path),
    );
    return template && this.contract.paths[template][method.toLowerCase()];
  }

  private exampleOf(operation: Json, status: string): Json {
    const response = this.resolve(operation.responses[status]);
    return structuredClone(Object.values<Json>(response?.content ?? {})[0]?.example);
  }

  private resolve(node: Json): Json {
    if (!node?.$ref) return node;
    return node.$ref
      .split('/')
      .slice(1)
      .reduce((inside: Json, name: string) => inside[name], this.contract);
  }
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? undefined : JSON.parse(text);
}
