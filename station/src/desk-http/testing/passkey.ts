import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { CreationOptions } from '@parley/api/officers.ts';
import type { RequestOptions } from '@parley/api/session.ts';
import { encode } from '@parley/core/codec/cbor.ts';

const userPresent = 0x01;
const userVerified = 0x04;
const attested = 0x40;

export type Told = {
  readonly flags?: number;
  readonly origin?: string;
  readonly rpId?: string;
  readonly counter?: number;
};

/** An authenticator in memory: P-256 or Ed25519, user verified, attestation none. */
export class VirtualPasskey {
  readonly id: Buffer<ArrayBuffer>;
  readonly #origin: string;
  readonly #rpId: string;
  readonly #key: KeyObject;
  readonly #cose: Uint8Array;
  readonly #digest: 'sha256' | null;

  constructor(origin: string, kind: 'P-256' | 'Ed25519' = 'P-256', id = randomBytes(32)) {
    this.id = id;
    this.#origin = origin;
    this.#rpId = new URL(origin).hostname;
    const pair =
      kind === 'P-256'
        ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
        : generateKeyPairSync('ed25519');
    this.#key = pair.privateKey;
    this.#digest = kind === 'P-256' ? 'sha256' : null;
    const { x, y } = pair.publicKey.export({ format: 'jwk' });
    const bytes = (text: string | undefined) =>
      new Uint8Array(Buffer.from(text ?? '', 'base64url'));
    this.#cose = encode(
      kind === 'P-256'
        ? new Map<number, number | Uint8Array>([
            [1, 2],
            [3, -7],
            [-1, 1],
            [-2, bytes(x)],
            [-3, bytes(y)],
          ])
        : new Map<number, number | Uint8Array>([
            [1, 1],
            [3, -8],
            [-1, 6],
            [-2, bytes(x)],
          ]),
    );
  }

  /** What `navigator.credentials.create` gives. */
  create(options: CreationOptions) {
    const clientData = this.#clientData('webauthn.create', options.challenge, this.#origin);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(this.id.length);
    const credential = Buffer.concat([Buffer.alloc(16), length, this.id, this.#cose]);
    const data = Buffer.concat([this.#data(userPresent | userVerified | attested), credential]);
    const object = encode(
      new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', new Uint8Array(data)],
      ]) as never,
    );
    return {
      ...this.#head(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        attestationObject: Buffer.from(object).toString('base64url'),
      },
    };
  }

  /** What `navigator.credentials.get` gives. */
  get({ challenge }: Pick<RequestOptions, 'challenge'>, told: Told = {}) {
    const clientData = this.#clientData('webauthn.get', challenge, told.origin ?? this.#origin);
    const data = this.#data(told.flags ?? userPresent | userVerified, told);
    const hash = createHash('sha256').update(clientData).digest();
    const signature = sign(this.#digest, Buffer.concat([data, hash]), this.#key);
    return {
      ...this.#head(),
      response: {
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      },
    };
  }

  #head() {
    const id = this.id.toString('base64url');
    return { id, rawId: id, type: 'public-key' as const, clientExtensionResults: {} };
  }

  #clientData(type: string, challenge: string, origin: string): Buffer {
    return Buffer.from(
      `{"type":"${type}","challenge":"${challenge}","origin":"${origin}","crossOrigin":false}`,
    );
  }

  #data(flags: number, { rpId = this.#rpId, counter = 0 }: Told = {}): Buffer {
    const hash = createHash('sha256').update(rpId).digest();
    const rest = Buffer.alloc(5, flags);
    rest.writeUInt32BE(counter, 1);
    return Buffer.concat([hash, rest]);
  }
}
