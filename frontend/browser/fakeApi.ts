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
type Scripted = { status: number; body?: unknown; headers?: Record<string, string> };

/** Answers each call with the contract's own example, unless a test says otherwise. */
export class FakeApi {
  /** What was asked, oldest first. */
  readonly calls: { operation: string; authorization: string | undefined; body: unknown; query: string }[] = [];
  private readonly scripted = new Map<string, Scripted>();
  private readonly contract: Json = JSON.parse(readFileSync(CONTRACT, 'utf8'));
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));
  private down = false;

  async start(): Promise<string> {
    await new Promise<void>((started) => this.server.listen(0, '127.0.0.1', started));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/api/v1`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  /** Answers from now on as told: `api.answers('confirmRegistration', { status: 410, … })`. */
  answers(operation: string, scripted: Scripted): void {
    this.scripted.set(operation, scripted);
  }

  /** Hangs up on every call, as a dead network does. */
  hangsUp(down: boolean): void {
    this.down = down;
  }

  reset(): void {
    this.scripted.clear();
    this.calls.length = 0;
    this.down = false;
  }

  /** The contract's example of an operation's answer. */
  example(operation: string, status: string): Json {
    const found = Object.values<Json>(this.contract.paths)
      .flatMap((path) => Object.values<Json>(path))
      .find((one) => one.operationId === operation);
    return this.exampleOf(found, status);
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (this.down) {
      request.socket.destroy();
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Access-Control-Allow-Headers', 'authorization, content-type');
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, DELETE');
    response.setHeader('Access-Control-Expose-Headers', 'Retry-After');
    if (request.method === 'OPTIONS') {
      response.writeHead(204).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://api');
    const operation = this.operationFor(request.method ?? 'GET', url.pathname.replace('/api/v1', ''));
    const body = await bodyOf(request);
    this.calls.push({
      operation: operation?.operationId,
      authorization: request.headers.authorization,
      body,
      query: url.search,
    });
    this.send(operation, response);
  }

  private send(operation: Json, response: ServerResponse): void {
    if (!operation) {
      response.writeHead(404).end();
      return;
    }
    const scripted = this.scripted.get(operation.operationId);
    if (operation.operationId === 'getMatchCrop' && !scripted) {
      response.writeHead(200, { 'Content-Type': 'image/svg+xml' }).end(CROP);
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
