import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { controlReply } from './control';
import { CognitoException, refusals } from './exception';
import type { Fault } from './faults';
import { exceptionReply, operationName, parseBody, perform, resultReply, type WireReply } from './protocol';
import { randomUuid } from './random';
import type { Service } from './service';

const largestBodyBytes = 256 * 1024;
const contentType = 'application/x-amz-json-1.1';

const corsHeaders = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Expose-Headers': 'Date, x-amzn-ErrorType, x-amzn-ErrorMessage, x-amzn-RequestId',
};

const preflightHeaders = {
  ...corsHeaders,
  'Access-Control-Allow-Methods': 'POST, GET, DELETE, PATCH, OPTIONS',
  'Access-Control-Allow-Headers': '*, Authorization',
  'Access-Control-Allow-Private-Network': 'true',
  'Access-Control-Max-Age': '60',
};

/** Listens on 127.0.0.1; port 0 is any that is free. */
export async function listen(server: Server, port: number): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return (server.address() as AddressInfo).port;
}

/** `service` is asked for at each request: issuers need the port, which is known only after listening. */
export function createHttpServer(service: () => Service): Server {
  return createServer((request, response) => {
    respond(request, response, service()).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
}

async function respond(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const path = url.pathname;
  if (path === '/control' || path.startsWith('/control/')) {
    await respondToControl(request, response, url, service);
  } else if (request.method === 'OPTIONS') {
    send(response, service, { status: 204, body: '', headers: preflightHeaders });
  } else if (request.method === 'GET') {
    send(response, service, publicDocument(path, service));
  } else {
    await respondToOperation(request, response, service);
  }
}

/** For this machine's own pages, extensions and programs: no web site that happens to be open may turn these knobs. */
async function respondToControl(
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
  service: Service,
): Promise<void> {
  const { host, origin } = request.headers;
  const headers = { 'Content-Type': 'application/json', ...(origin === undefined ? {} : controlCorsHeaders(origin)) };
  if (!isLocalAuthority(host ?? '') || (origin !== undefined && !isLocalOrigin(origin))) {
    send(response, service, { status: 403, body: '{"error":"not from this machine"}', headers: {} });
  } else if (request.method === 'OPTIONS') {
    send(response, service, { status: 204, body: '', headers });
  } else {
    const reply = controlReply({ method: request.method ?? 'GET', url, body: await readBody(request) }, service);
    send(response, service, { ...reply, headers });
  }
}

function controlCorsHeaders(origin: string): Record<string, string> {
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Allow-Methods': 'POST, GET, DELETE, PATCH, OPTIONS',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Allow-Private-Network': 'true',
    Vary: 'Origin',
  };
}

function isLocalAuthority(authority: string): boolean {
  return /^(127\.0\.0\.1|localhost)(:\d+)?$/.test(authority);
}

function isLocalOrigin(origin: string): boolean {
  return origin.startsWith('http://')
    ? isLocalAuthority(origin.slice('http://'.length))
    : /^(chrome|moz)-extension:\/\//.test(origin);
}

/** The key set that the tokens' issuer names. */
function publicDocument(path: string, service: Service): WireReply {
  const poolId = /^\/([^/]+)\/\.well-known\/jwks\.json$/.exec(path)?.[1];
  const headers = { ...corsHeaders, 'Content-Type': 'application/json' };
  if (poolId === undefined || !service.pools.has(poolId)) return { status: 404, body: '{}', headers };
  return { status: 200, body: JSON.stringify(service.issuer.jwks()), headers };
}

async function respondToOperation(request: IncomingMessage, response: ServerResponse, service: Service): Promise<void> {
  const target = request.headers['x-amz-target'];
  const operation = operationName(typeof target === 'string' ? target : undefined) ?? '';
  const body = await readBody(request);
  const reply = await reactTo(operation, body, service);
  if (reply === 'dropped') response.destroy();
  else
    send(response, service, { ...reply, headers: { 'Content-Type': contentType, ...corsHeaders, ...reply.headers } });
}

async function reactTo(operation: string, body: string, service: Service): Promise<WireReply | 'dropped'> {
  const atMs = service.clock.nowMs();
  let input: Record<string, unknown>;
  try {
    input = parseBody(body);
  } catch (error) {
    return exceptionReply(asException(error));
  }
  const challengeName = typeof input['ChallengeName'] === 'string' ? input['ChallengeName'] : undefined;
  const fault = service.faults.take(operation, challengeName);
  if (fault?.delayMs !== undefined) await wait(fault.delayMs);
  try {
    const instead = faultReply(fault);
    if (instead !== undefined) {
      service.journal.add({ atMs, operation, request: input });
      return instead;
    }
    const result = perform(operation, input, service);
    const dropped = fault?.effect?.kind === 'drop-reply';
    service.journal.add({ atMs, operation, request: input, ...(dropped ? {} : { response: result }) });
    return dropped ? 'dropped' : resultReply(result);
  } catch (error) {
    const exception = asException(error);
    service.journal.add({ atMs, operation, request: input, exception: exception.exception });
    return fault?.effect?.kind === 'drop-reply' ? 'dropped' : exceptionReply(exception);
  }
}

/** What a fault answers in place of the pool. Throws the exception it asks for. */
function faultReply(fault: Fault | undefined): WireReply | 'dropped' | undefined {
  const effect = fault?.effect;
  if (effect === undefined || effect.kind === 'drop-reply') return undefined;
  if (effect.kind === 'drop-request') return 'dropped';
  if (effect.kind === 'raw-reply') {
    const { status, body } = effect;
    return { status, body, headers: { 'Content-Type': effect.contentType ?? contentType } };
  }
  const { exception, message = 'Asked for by a test', status } = effect;
  throw new CognitoException(exception, message, status ?? (exception.startsWith('Internal') ? 500 : 400));
}

function asException(error: unknown): CognitoException {
  if (error instanceof CognitoException) return error;
  // A defect of this server: seen in the terminal, answered like one of the service's own.
  console.error(error);
  return refusals.internalError();
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk as Uint8Array);
    length += bytes.length;
    if (length > largestBodyBytes) throw new RangeError('request body too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}

function send(response: ServerResponse, service: Service, reply: WireReply): void {
  response.sendDate = false;
  response.writeHead(reply.status, {
    Date: new Date(service.clock.nowMs()).toUTCString(),
    'x-amzn-RequestId': randomUuid(service.random),
    ...reply.headers,
  });
  response.end(reply.body);
}
