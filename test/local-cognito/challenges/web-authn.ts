import { createHash, verify } from 'node:crypto';
import * as v from 'valibot';
import type { Challenge, SignInContext } from '../challenge';
import { refusals } from '../exception';
import type { Passkey } from '../passkey';
import { randomToken } from '../random';
import { requireResponse } from './responses';

const base64url = v.pipe(
  v.string(),
  v.regex(/^[\w-]+={0,2}$/),
  v.transform((text) => Buffer.from(text, 'base64url')),
);

/** `AuthenticationResponseJSON` of Web Authentication Level 3. */
const Credential = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    id: v.string(),
    type: v.literal('public-key'),
    response: v.object({ clientDataJSON: base64url, authenticatorData: base64url, signature: base64url }),
  }),
);

const ClientData = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ type: v.string(), challenge: v.string(), origin: v.string() }),
);

const userPresent = 0x01;
const signCountOffset = 33;
const authenticatorDataLength = 37;

export const webAuthn: Challenge = {
  pose({ pool, attempt }) {
    const challenge = randomToken(pool.random, 32);
    attempt.webAuthnChallenge = challenge;
    const passkeys = attempt.user?.passkeys ?? [];
    return {
      parameters: {
        CREDENTIAL_REQUEST_OPTIONS: JSON.stringify({
          challenge,
          timeout: 180_000,
          rpId: relyingPartyId({ pool, attempt }),
          allowCredentials: passkeys.map(({ credentialId }) => ({ type: 'public-key', id: credentialId })),
          userVerification: 'preferred',
        }),
      },
    };
  },
  answer(context, responses) {
    const credential = v.safeParse(Credential, requireResponse(responses, 'CREDENTIAL'));
    if (!credential.success) throw refusals.invalidParameter('Invalid CREDENTIAL.');
    const { id, response } = credential.output;
    const passkey = context.attempt.user?.passkeys.find(({ credentialId }) => credentialId === id);
    if (passkey === undefined) throw refusals.wrongCredentials();
    assertClientData(context, response.clientDataJSON);
    assertAuthenticatorData(context, passkey, response.authenticatorData);
    const signed = Buffer.concat([response.authenticatorData, sha256(response.clientDataJSON)]);
    if (!verify('sha256', signed, passkey.publicKey, response.signature)) throw refusals.wrongCredentials();
    passkey.signCount = response.authenticatorData.readUInt32BE(signCountOffset);
    return { passes: ['firstFactor'] };
  },
  leftBy: 'SELECT_CHALLENGE',
};

function relyingPartyId({ pool }: SignInContext): string {
  return pool.settings.relyingPartyId ?? 'localhost';
}

/** Web Authentication Level 3 section 7.2, steps on the client data. */
function assertClientData(context: SignInContext, bytes: Buffer): void {
  const clientData = v.safeParse(ClientData, bytes.toString());
  if (!clientData.success) throw refusals.invalidParameter('Invalid CREDENTIAL.');
  const { type, challenge, origin } = clientData.output;
  if (type !== 'webauthn.get' || challenge !== context.attempt.webAuthnChallenge) throw refusals.wrongCredentials();
  if (!isAllowedOrigin(context, origin)) throw refusals.passkeyOriginNotAllowed();
}

/** The relying party's own pages, and what the pool lists besides. */
function isAllowedOrigin(context: SignInContext, origin: string): boolean {
  if (context.pool.settings.passkeyOrigins?.includes(origin) === true) return true;
  if (!URL.canParse(origin)) return false;
  const { hostname, protocol } = new URL(origin);
  const rpId = relyingPartyId(context);
  const secure = protocol === 'https:' || (protocol === 'http:' && hostname === 'localhost');
  return secure && (hostname === rpId || hostname.endsWith(`.${rpId}`));
}

function assertAuthenticatorData(context: SignInContext, passkey: Passkey, data: Buffer): void {
  if (data.length < authenticatorDataLength) throw refusals.invalidParameter('Invalid CREDENTIAL.');
  const rightParty = data.subarray(0, 32).equals(sha256(relyingPartyId(context)));
  const present = (data.readUInt8(32) & userPresent) !== 0;
  const signCount = data.readUInt32BE(signCountOffset);
  const counted = signCount > passkey.signCount || (signCount === 0 && passkey.signCount === 0);
  if (!rightParty || !present || !counted) throw refusals.wrongCredentials();
}

function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}
