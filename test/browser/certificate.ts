import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A server's key and its certificate by itself, in PEM, for a day. No browser trusts it that is not told to. */
export function selfSignedCertificate(): { key: string; cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(set(sequence(oid.commonName, der(0x0c, Buffer.from('Test server')))));
  const nowMs = Date.now();
  // https://www.rfc-editor.org/rfc/rfc5280#section-4.1
  const signed = sequence(
    der(0xa0, der(0x02, Buffer.of(2))),
    der(0x02, Buffer.concat([Buffer.of(1), randomBytes(15)])),
    sequence(oid.ecdsaWithSha256),
    name,
    sequence(utcTime(nowMs - dayMs), utcTime(nowMs + dayMs)),
    name,
    publicKey.export({ format: 'der', type: 'spki' }),
  );
  const signature = sign('sha256', signed, privateKey);
  const certificate = sequence(signed, sequence(oid.ecdsaWithSha256), der(0x03, Buffer.of(0), signature));
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    key: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

const dayMs = 24 * 60 * 60_000;

/** A value in the Distinguished Encoding Rules (X.690), of up to 65,535 bytes. */
function der(tag: number, ...contents: Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const lengthBytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...lengthBytes), content]);
}

function sequence(...contents: Uint8Array[]): Buffer {
  return der(0x30, ...contents);
}

function set(...contents: Uint8Array[]): Buffer {
  return der(0x31, ...contents);
}

/** `YYMMDDhhmmssZ` */
function utcTime(timeMs: number): Buffer {
  const digits = new Date(timeMs).toISOString().replace(/\D/g, '').slice(2, 14);
  return der(0x17, Buffer.from(`${digits}Z`));
}

const oid = {
  /** 2.5.4.3 */
  commonName: der(0x06, Buffer.from('550403', 'hex')),
  /** 1.2.840.10045.4.3.2 */
  ecdsaWithSha256: der(0x06, Buffer.from('2a8648ce3d040302', 'hex')),
};
