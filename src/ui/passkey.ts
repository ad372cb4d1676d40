import { browser } from 'wxt/browser';
import { PasskeyError } from './passkey-errors';
import type { PasskeyRequest } from './services';

/**
 * Cognito's `CREDENTIAL_REQUEST_OPTIONS`, to be answered with the browser's passkeys (Web Authentication Level 3). An
 * extension may use the passkeys of a domain only where it has that host's permission: it is asked for by the click, and
 * given back when the request has ended or its page is closed.
 */
export function requestPasskey(credentialRequestOptions: string): PasskeyRequest {
  const publicKey = parseOptions(credentialRequestOptions);
  const permission = { origins: [`https://${publicKey.rpId}/*`] };
  let wasThere: Promise<boolean> | undefined;

  const end = () => {
    removeEventListener('pagehide', end);
    void wasThere?.then((kept) => kept || browser.permissions.remove(permission));
    wasThere = undefined;
  };
  const answer = async () => {
    addEventListener('pagehide', end);
    wasThere ??= browser.permissions.contains(permission);
    // Before anything is waited for: Firefox takes it from the click itself and from nothing that comes after.
    if (!(await browser.permissions.request(permission))) throw new PasskeyError('passkey-permission-refused');
    return credentialJson(publicKey);
  };
  return { domain: publicKey.rpId, answer, end };
}

async function credentialJson(publicKey: Options): Promise<string> {
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
