import { vi } from 'vitest';
import { SoftwareAssertion, SoftwareCredential, type SoftwareAuthenticator } from './software-authenticator';

/**
 * The browser that Amplify looks for before it asks for a passkey, and the person before it, who wants to use one or
 * not. `vi.unstubAllGlobals` takes it away.
 */
export function stubBrowser(authenticator: SoftwareAuthenticator, { isRefused = false } = {}): void {
  const get = ({ publicKey }: { publicKey: { challenge: ArrayBuffer } }) =>
    isRefused
      ? Promise.reject(new DOMException('The person said no.', 'NotAllowedError'))
      : Promise.resolve(authenticator.assert(publicKey.challenge));
  vi.stubGlobal('navigator', { userAgent: 'Conformance', credentials: { get } });
  vi.stubGlobal('PublicKeyCredential', SoftwareCredential);
  vi.stubGlobal('AuthenticatorAssertionResponse', SoftwareAssertion);
  // An empty page: Amplify looks for traces of frameworks.
  const document = { querySelector: () => null, querySelectorAll: () => [], getElementById: () => null };
  vi.stubGlobal('document', document);
  vi.stubGlobal('window', { document, isSecureContext: true, PublicKeyCredential: SoftwareCredential });
}
