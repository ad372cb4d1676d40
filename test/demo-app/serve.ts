import { createHash } from 'node:crypto';
import { readFile, readdir, writeFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import type { DemoConfig } from './config';

const source = fileURLToPath(new URL('.', import.meta.url));
const built = fileURLToPath(new URL('../../.output/demo-app', import.meta.url));
const packages = fileURLToPath(new URL('../../package-lock.json', import.meta.url));
const stampFile = join(built, '.stamp');

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
};

export interface DemoApp {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Builds the demo app where it has changed, and serves it on 127.0.0.1, on any free port unless told. */
export async function startDemoApp({ port = 0, ...config }: DemoConfig & { port?: number }): Promise<DemoApp> {
  await buildIfChanged();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (pathname === '/config.json') send(response, '.json', JSON.stringify(config));
    else void sendBuilt(response, pathname === '/' ? '/index.html' : pathname);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

/** Only names that the build has made are looked up, so that no path leads out of its folder. */
async function sendBuilt(response: ServerResponse, path: string): Promise<void> {
  const file = (await readdir(built, { recursive: true })).find((name) => `/${name.replaceAll('\\', '/')}` === path);
  if (file === undefined || extname(file) === '') response.writeHead(404).end();
  else send(response, extname(file), await readFile(join(built, file)));
}

function send(response: ServerResponse, extension: string, body: string | Buffer): void {
  response.setHeader('content-type', contentTypes[extension] ?? 'application/octet-stream');
  response.setHeader('cache-control', 'no-store');
  response.end(body);
}

async function buildIfChanged(): Promise<void> {
  const stamp = await sourceStamp();
  if ((await readFile(stampFile, 'utf8').catch(() => undefined)) === stamp) return;
  // Not 'warn': Amplify UI's packages draw a page of warnings about React's server components.
  await build({ configFile: join(source, 'vite.config.ts'), logLevel: 'error' });
  await writeFile(stampFile, stamp);
}

/** Changes with every source file and with the packages that are built in. */
async function sourceStamp(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(packages));
  for (const name of (await readdir(source)).sort()) hash.update(name).update(await readFile(join(source, name)));
  return hash.digest('hex');
}
