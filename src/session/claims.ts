import * as v from 'valibot';
import { fromBase64, utf8Text } from '../lib/bytes';

const partSchema = v.record(v.string(), v.unknown());
const headerSchema = v.object({ alg: v.literal('RS256'), kid: v.string() });

export interface ReadToken {
  /** Undefined where it was signed in another way than Cognito's. */
  keyId: string | undefined;
  claims: Record<string, unknown>;
  /** What the signature is over. */
  signed: string;
  signature: Uint8Array<ArrayBuffer>;
}

/** The parts of a JWT (RFC 7519), its signature not checked. Undefined for what is none. */
export function readToken(token: string): ReadToken | undefined {
  const [header = '', payload = '', signature = '', ...rest] = token.split('.');
  if (rest.length > 0) return undefined;
  try {
    const claims = v.safeParse(partSchema, JSON.parse(utf8Text(fromBase64Url(payload))));
    const named = v.safeParse(headerSchema, JSON.parse(utf8Text(fromBase64Url(header))));
    if (!claims.success) return undefined;
    return {
      keyId: named.success ? named.output.kid : undefined,
      claims: claims.output,
      signed: `${header}.${payload}`,
      signature: fromBase64Url(signature),
    };
  } catch (error) {
    if (error instanceof RangeError || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  return fromBase64(text.replaceAll('-', '+').replaceAll('_', '/'));
}
