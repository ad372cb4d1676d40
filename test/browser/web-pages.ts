import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import encodeQR from 'qr';

/** Pages of the web, by path, on loopback. */
export interface WebPages {
  /** Without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

export async function serveWebPages(pages: Record<string, string>): Promise<WebPages> {
  const server = createServer((request, response) => {
    const body = pages[request.url ?? '/'];
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port.toString()}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

/** A page that says so, and shows a QR code of each text. */
export function pageWithCodes(...texts: string[]): string {
  const codes = texts.map((text) => `<p>${encodeQR(text, 'svg', { scale: 4 })}</p>`).join('');
  return `<!doctype html><title>Codes</title><style>svg { width: 220px }</style><h1>A page</h1>${codes}`;
}
