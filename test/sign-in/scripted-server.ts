import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the server does with the next request. */
export type Scripted =
  | { status?: number; headers?: Record<string, string>; body: unknown }
  /** The connection is cut. */
  | 'cut'
  /** Nothing comes, ever. */
  | 'silence';

export interface SeenRequest {
  operation: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
  text: string;
}

export interface ScriptedServer {
  url: string;
  requests: SeenRequest[];
  /** Adds to what is played back; each is used once, in order. */
  play(...replies: Scripted[]): void;
  close(): Promise<void>;
}

/** Plays back replies as they were recorded, or as no user pool would send them. */
export async function startScriptedServer(): Promise<ScriptedServer> {
  const script: Scripted[] = [];
  const requests: SeenRequest[] = [];
  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const operation = String(request.headers['x-amz-target']).replace('AWSCognitoIdentityProviderService.', '');
      requests.push({ operation, headers: request.headers, body: JSON.parse(text) as SeenRequest['body'], text });
      answer(response, script.shift() ?? { status: 500, body: { __type: 'ScriptEnded' } });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    play: (...replies) => void script.push(...replies),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

function answer(response: ServerResponse, reply: Scripted): void {
  if (reply === 'silence') return;
  if (reply === 'cut') {
    response.destroy();
    return;
  }
  const body = typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body);
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/x-amz-json-1.1', ...reply.headers });
  response.end(body);
}

/** The replies of `InitiateAuth` and `RespondToAuthChallenge`. */
export const replies = {
  challenge: (
    name: string,
    parameters: Record<string, unknown> = {},
    more: Record<string, unknown> = {},
  ): Scripted => ({
    body: {
      ChallengeName: name,
      ChallengeParameters: parameters,
      Session: `session-after-${name}`.padEnd(24, '.'),
      ...more,
    },
  }),
  tokens: (more: Record<string, unknown> = {}): Scripted => ({
    body: {
      AuthenticationResult: {
        IdToken: 'id.token.x',
        AccessToken: 'access.token.x',
        RefreshToken: 'refresh',
        ExpiresIn: 3600,
        TokenType: 'Bearer',
        ...more,
      },
      ChallengeParameters: {},
    },
  }),
  exception: (name: string, message = '', status = 400): Scripted => ({ status, body: { __type: name, message } }),
};
