import * as v from 'valibot';
import { assertSecretHash, type AppClient } from '../app-client';
import { challenges } from '../challenges';
import { requireResponse } from '../challenges/responses';
import { noteDevice } from '../device';
import { refusals } from '../exception';
import { operation, optionalString, requiredString, stringMap } from '../operation';
import type { Pool } from '../pool';
import { requireClient } from '../service';
import type { Session } from '../session';
import { answerChallenge, follow, isKnown, type AuthReply } from '../sign-in';
import { spendFor } from '../turn';

export const respondToAuthChallenge = operation(
  v.object({
    ChallengeName: requiredString,
    ClientId: requiredString,
    ChallengeResponses: v.optional(stringMap, {}),
    Session: optionalString,
  }),
  (input, service): AuthReply => {
    const { pool, client } = requireClient(service, input.ClientId);
    const { ChallengeName: name, ChallengeResponses: responses } = input;
    const username = requireResponse(responses, 'USERNAME');
    const session = findSession(pool, name, input.Session, responses);
    const { attempt } = session;
    assertTurn(session, { name, client, username, pool });
    assertSecretHash(client, [username, attempt.user?.username ?? username], responses['SECRET_HASH']);
    const context = { pool, attempt };
    // Before the session is spent: clients drop the device key and send the same claim again.
    noteDevice(context, responses['DEVICE_KEY']);
    return spendFor(pool, session, () =>
      follow(context, answerChallenge(context, name, responses, session), service.issuer),
    );
  },
);

function findSession(pool: Pool, name: string, token: string | undefined, responses: Record<string, string>): Session {
  if (token !== undefined) return pool.sessions.require(token);
  if (name !== 'PASSWORD_VERIFIER') throw refusals.missingParameter('Session');
  return pool.sessions.requireBySecretBlock(requireResponse(responses, 'PASSWORD_CLAIM_SECRET_BLOCK'));
}

/** A session is good for its challenge, its app client and its user. */
function assertTurn(
  { attempt, expects }: Session,
  turn: { name: string; client: AppClient; username: string; pool: Pool },
): void {
  const [posed = ''] = expects.split('/');
  const answerable = turn.name === posed || (isKnown(posed) && challenges[posed].leftBy === turn.name);
  const named = turn.pool.user(turn.username);
  const sameUser = attempt.user === undefined ? turn.username === attempt.username : named === attempt.user;
  if (!answerable || attempt.client !== turn.client || !sameUser) throw refusals.sessionInvalid();
}
