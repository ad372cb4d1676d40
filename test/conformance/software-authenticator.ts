import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';

/** What `PublicKeyCredential` and its response are in a browser, as far as an assertion needs. */
export class SoftwareCredential {
  readonly type = 'public-key';
  readonly authenticatorAttachment = 'platform';

  constructor(
    readonly id: string,
    readonly rawId: ArrayBuffer,
    readonly response: SoftwareAssertion,
  ) {}

  getClientExtensionResults(): object {
    return {};
  }
}

export class SoftwareAssertion {
  readonly userHandle = null;

  constructor(
    readonly clientDataJSON: ArrayBuffer,
    readonly authenticatorData: ArrayBuffer,
    readonly signature: ArrayBuffer,
  ) {}
}

const userPresentAndVerified = 0x05;

/** A platform authenticator with one P-256 passkey (Web Authentication Level 3 section 6). */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(16).toString('base64url');
  private readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  private signCount = 0;

  constructor(
    private readonly origin: string,
    private readonly rpId: string,
  ) {
    ({ privateKey: this.privateKey, publicKey: this.publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' }));
  }

  /** @param challenge as the relying party sent it, decoded */
  assert(challenge: ArrayBuffer): SoftwareCredential {
    const clientData = Buffer.from(
      JSON.stringify({
        type: 'webauthn.get',
        challenge: Buffer.from(challenge).toString('base64url'),
        origin: this.origin,
        crossOrigin: false,
      }),
    );
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(++this.signCount);
    const authenticatorData = Buffer.concat([sha256(this.rpId), Buffer.from([userPresentAndVerified]), counter]);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.privateKey);
    return new SoftwareCredential(
      this.credentialId,
      arrayBuffer(Buffer.from(this.credentialId, 'base64url')),
      new SoftwareAssertion(arrayBuffer(clientData), arrayBuffer(authenticatorData), arrayBuffer(signature)),
    );
  }
}

function sha256(data: Uint8Array | string): Buffer {
  return createHash('sha256').update(data).digest();
}

function arrayBuffer(bytes: Uint8Array): ArrayBuffer {
  return new Uint8Array(bytes).buffer;
}
