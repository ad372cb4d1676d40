import { browser } from 'wxt/browser';
import { PasskeyError } from './passkey-errors';

/**
 * Answers Cognito's `CREDENTIAL_REQUEST_OPTIONS` with the browser's passkeys (Web Authentication Level 3), as JSON. To be
 * called from a click: an extension may use the passkeys of a domain only where it has that host's permission, which is
 * asked for here and now.
 */
export async function answerWithPasskey(credentialRequestOptions: string): Promise<string> {
  const publicKey = parseOptions(credentialRequestOptions);
  if (!(await browser.permissions.request({ origins: [`https://${publicKey.rpId}/*`] })))
    throw new PasskeyError('passkey-permission-refused');
  const credential = await getCredential(publicKey);
  if (!(credential instanceof PublicKeyCredential)) throw new PasskeyError('passkey-cancelled');
  return JSON.stringify(credential.toJSON());
}

type Options = PublicKeyCredentialRequestOptions & { rpId: string };

/** Host names alone: the options come from the net, and the domain goes into a request for a permission. */
const hostName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/;

function parseOptions(json: string): Options {
  try {
    const options = PublicKeyCredential.parseRequestOptionsFromJSON(
      JSON.parse(json) as PublicKeyCredentialRequestOptionsJSON,
    );
    const { rpId = '' } = options;
    if (hostName.test(rpId)) return { ...options, rpId };
  } catch (cause) {
    throw new PasskeyError('passkey-not-here', { cause });
  }
  throw new PasskeyError('passkey-not-here');
}

async function getCredential(publicKey: Options): Promise<Credential | null> {
  try {
    return await navigator.credentials.get({ publicKey });
  } catch (cause) {
    const refused = cause instanceof DOMException && cause.name === 'NotAllowedError';
    throw new PasskeyError(refused ? 'passkey-cancelled' : 'passkey-not-here', { cause });
  }
}
