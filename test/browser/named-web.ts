import { createServer as createHttpServer, type IncomingMessage, type RequestListener } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { selfSignedCertificate } from './certificate';

/** A web in which every name, and every port of it, leads here: over https with a certificate that nobody trusts. */
export interface NamedWeb {
  /** The proxy that a browser has to be told of: `127.0.0.1:8080`. */
  readonly proxy: string;
  close(): Promise<void>;
}

/** `pageAt` gives what is to be shown at an address; nothing is there where it gives nothing. */
export async function serveNamedWeb(pageAt: (url: URL) => string | undefined): Promise<NamedWeb> {
  const answerAs =
    (scheme: string): RequestListener =>
    ({ url = '/', headers: { host = '' } }, response) => {
      const body = pageAt(new URL(url, `${scheme}://${host}`));
      response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
    };
  const sockets = new Set<Socket>();
  const secure = createHttpsServer(selfSignedCertificate(), answerAs('https'));
  const proxy = createHttpServer(answerAs('http'));
  proxy.on('connection', (socket) => {
    sockets.add(socket);
    // A browser breaks connections off as it likes.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  proxy.on('connect', (_request: IncomingMessage, socket: Socket) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  return {
    proxy: `127.0.0.1:${(proxy.address() as AddressInfo).port.toString()}`,
    close: () =>
      new Promise((resolve) => {
        proxy.close(() => {
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}
