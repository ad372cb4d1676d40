import { CodedError } from '../lib/errors';
import { fromBase64, toBase64 } from '../lib/bytes';
import type { OwnRequestBody } from '../messages/protocol';
import type { PasskeyRequestView } from '../messages/views';

type VaultPasskeyErrorCode = 'vault-passkey-cancelled' | 'vault-passkey-without-prf';

class VaultPasskeyError extends CodedError<VaultPasskeyErrorCode> {}

/** Passkeys that open the vault, by their pseudo-random function (WebAuthn Level 3 section 10.1.4). */
export interface VaultPasskeys {
  /** Chromium gives an extension's pages passkeys of their own; Firefox gives them none. */
  available: boolean;
  /** From a click in a tab. Throws `vault-passkey-cancelled`, and `vault-passkey-without-prf` where it cannot open a vault. */
  create: (name: string) => Promise<OwnRequestBody<'slots.addPasskey'>>;
  /** From a click in a tab, with one of these. Throws as `create` does. */
  ask: (requests: PasskeyRequestView[]) => Promise<OwnRequestBody<'vault.unlockWithPasskey'>>;
}

const es256 = -7;
const rs256 = -257;

export function createVaultPasskeys(): VaultPasskeys {
  return { available: location.protocol === 'chrome-extension:', create, ask };
}

/** Its origin is this extension's, so the passkey belongs to it and to no site. */
async function create(name: string): Promise<OwnRequestBody<'slots.addPasskey'>> {
  const prfSalt = randomBytes(32);
  const created = await prompt(() =>
    navigator.credentials.create({
      publicKey: {
        rp: { name: 'Latchkey' },
        user: { id: randomBytes(16), name, displayName: name },
        challenge: randomBytes(32),
        pubKeyCredParams: [es256, rs256].map((alg) => ({ type: 'public-key', alg })),
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: { eval: { first: prfSalt } } },
      },
    }),
  );
  const request = { credentialId: base64Of(created.rawId), prfSalt: toBase64(prfSalt), rpId: location.host };
  // Many authenticators tell the function's value only when they are asked, not when the passkey is made.
  const prfOutput = prfOutputOf(created) ?? (await ask([request])).prfOutput;
  return { ...request, name, prfOutput };
}

async function ask(requests: PasskeyRequestView[]): Promise<OwnRequestBody<'vault.unlockWithPasskey'>> {
  const salts = requests.map(({ credentialId, prfSalt }) => [
    credentialId.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, ''),
    { first: fromBase64(prfSalt) },
  ]);
  const given = await prompt(() =>
    navigator.credentials.get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: requests.map(({ credentialId }) => ({ type: 'public-key', id: fromBase64(credentialId) })),
        userVerification: 'required',
        extensions: { prf: { evalByCredential: Object.fromEntries(salts) as Record<string, { first: BufferSource }> } },
      },
    }),
  );
  const prfOutput = prfOutputOf(given);
  if (prfOutput === undefined) throw new VaultPasskeyError('vault-passkey-without-prf');
  return { credentialId: base64Of(given.rawId), prfOutput };
}

async function prompt(show: () => Promise<Credential | null>): Promise<PublicKeyCredential> {
  try {
    const credential = await show();
    if (credential instanceof PublicKeyCredential) return credential;
  } catch (cause) {
    throw new VaultPasskeyError('vault-passkey-cancelled', { cause });
  }
  throw new VaultPasskeyError('vault-passkey-cancelled');
}

function prfOutputOf(credential: PublicKeyCredential): string | undefined {
  const first = credential.getClientExtensionResults().prf?.results?.first;
  return first instanceof ArrayBuffer ? base64Of(first) : undefined;
}

function randomBytes(length: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(length));
}

function base64Of(buffer: ArrayBuffer): string {
  return toBase64(new Uint8Array(buffer));
}
