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
  return JSON.stringify({ ...(credential.toJSON() as object), clientExtensionResults: {} });
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
    // Of the pool's wishes only these: an extension such as PRF would hand out keys that are bound to no page.
    const { challenge, allowCredentials, userVerification, timeout } = options;
    const wanted = present({ allowCredentials, userVerification, timeout });
    if (hostName.test(rpId)) return { challenge, rpId, ...wanted };
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

/** Without the properties that are undefined. */
function present(
  options: Record<'allowCredentials' | 'userVerification' | 'timeout', unknown>,
): Partial<PublicKeyCredentialRequestOptions> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}
