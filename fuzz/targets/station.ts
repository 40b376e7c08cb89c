import { createHash } from 'node:crypto';
import { ascii, concat, fromAscii, hex } from '@parley/core/base/bytes.ts';
import { assertionOrigin, verifyAssertion } from '@parley/core/keys/assertion.ts';
import { cardBytes, cardLines } from '@parley/station/ceremony/card-text.ts';
import { parseRules } from '@parley/station/ceremony/rules-file.ts';
import {
  decodeHeader,
  encodeTrailerEnd,
  headerBytes,
  trailerBytes,
} from '@parley/station/circuits/courier/layout.ts';
import { formatAddress, parseAddress } from '@parley/station/circuits/websocket/address.ts';
import {
  certificateOfHeader,
  certificateToHeader,
} from '@parley/station/circuits/websocket/handshake.ts';
import { readContent } from '@parley/station/cli/messages/sheet.ts';
import { askShape, LineCutter } from '@parley/station/desk/wire.ts';
import { parseManifest } from '@parley/station/store/backup-format.ts';
import { StoreRefusal } from '@parley/station/store/refusals.ts';
import { parseSeal } from '@parley/station/store/seal.ts';
import { courier as readCourier } from '../../tools/vectors/courier-checker.ts';
import type { Target } from '../engine/target.ts';
import { sameBytes } from './again.ts';
import { lenientCrypto } from './crypto.ts';
import { vectorsOf } from './vectors.ts';

/** A courier file by its container, as the vectors are read; its hash made true. */
const courier: Target = {
  name: 'courier',
  seeds: () => vectorsOf('courier'),
  mend: (bytes) => {
    if (bytes.length < headerBytes + trailerBytes) return bytes;
    const covered = bytes.subarray(0, bytes.length - trailerBytes + 12);
    return concat(covered, encodeTrailerEnd(sha256(covered)));
  },
  run: (bytes) => {
    const header = decodeHeader(bytes.subarray(0, headerBytes));
    const taken = readCourier(bytes, header.ok ? { line: hex(header.value.line) } : { line: '' });
    return taken.ok ? sameBytes(taken.value.again, bytes) : undefined;
  },
};

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

/** Two lengths, authenticator data, client data: what an officer's browser may send. */
const assertion: Target = {
  name: 'assertion',
  seeds: () => ['https://desk.example', 'http://localhost:8080', 'https://a.b'].map(assertionOf),
  run: (bytes) => {
    const split = bytes[0] ?? 0;
    const authenticatorData = bytes.slice(1, 1 + split);
    const clientDataJson = bytes.slice(1 + split);
    assertionOrigin(clientDataJson);
    const made = { officer: id, authenticatorData, clientDataJson, signature: new Uint8Array(64) };
    for (const scheme of [1, 2] as const) {
      const publicKey = new Uint8Array(scheme === 1 ? 65 : 32);
      const officer = { id, scheme, publicKey, roles: [], name: 'officer' };
      verifyAssertion(lenientCrypto, officer, { scheme, ...made }, { challenge });
    }
    return undefined;
  },
};

const id = new Uint8Array(32);
const challenge = new Uint8Array(32);

function assertionOf(origin: string): Uint8Array {
  const letters = Buffer.from(challenge).toString('base64url');
  const named = `"challenge":"${letters}","origin":"${origin}"`;
  const json = `{"type":"webauthn.get",${named},"crossOrigin":false}`;
  const host = new URL(origin).hostname;
  const data = concat(sha256(ascii(host)), Uint8Array.of(5, 0, 0, 0, 0));
  return concat(Uint8Array.of(data.length), data, ascii(json));
}

/** Address and certificate header of a websocket circuit, as text. */
const websocket: Target = {
  name: 'websocket-text',
  seeds: () => [
    ascii('wss://north.example:7400'),
    ascii('wss://[2001:db8::1]:443/'),
    ascii(certificateToHeader(vectorsOf('certificate')[0] ?? new Uint8Array(1))),
  ],
  run: (bytes) => {
    const text = fromAscii(bytes) ?? Buffer.from(bytes).toString('utf8');
    const address = parseAddress(text);
    if (address.ok && !parseAddress(formatAddress(address.value)).ok) return 'an address of no use';
    const certificate = certificateOfHeader(text);
    if (certificate === undefined) return undefined;
    return certificateToHeader(certificate) === text ? undefined : 'a header of two forms';
  },
};

/** What comes over the local socket: lines of JSON in pieces of any length. */
const deskWire: Target = {
  name: 'desk-wire',
  seeds: () => [
    ascii('{"id":1,"act":"status","input":null}\n'),
    ascii('{"id":2,"act":"show","line":"ab","input":{"entry":"north/3"}}\n{"id":3'),
  ],
  run: (bytes) => {
    const whole = new LineCutter().take(Buffer.from(bytes));
    const cutter = new LineCutter();
    const third = Math.ceil(bytes.length / 3);
    const pieces = [0, 1, 2].map((i) => Buffer.from(bytes.subarray(i * third, (i + 1) * third)));
    const pieced = pieces.flatMap((piece) => cutter.take(piece) || []);
    if (whole === false || whole.join('\n') !== pieced.join('\n')) return 'lines depend on pieces';
    for (const line of whole) {
      const value = jsonOf(line);
      if (value !== undefined) askShape.safeParse(value);
    }
    return undefined;
  },
};

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const card: Target = {
  name: 'card-text',
  seeds: () => {
    const lines = cardLines(new Uint8Array(1500).fill(7)).join('\n');
    return [ascii(lines), ascii('PARLEY-CARD 1/1 AAAA')];
  },
  run: (bytes) => {
    cardBytes(bytes);
    return undefined;
  },
};

/** The sheet that a release is made from: hexadecimal of what will be signed. */
const sheet: Target = {
  name: 'sheet',
  seeds: () => vectorsOf('release').map((bytes) => ascii(Buffer.from(bytes).toString('hex'))),
  run: (bytes) => {
    readContent(Buffer.from(bytes).toString('latin1'));
    return undefined;
  },
};

/** Files that an operator hands in: refused by an error that says so, and by no other. */
const files: Target = {
  name: 'operator-files',
  seeds: () => [
    ascii('[{"kinds":["message"],"from":"FLASH","needs":[{"count":2,"roles":["releaser"]}]}]'),
    ascii(`{"parley":"backup","version":1,"station":"${'0a'.repeat(16)}","made":1,"members":[]}`),
    ascii('{"parley":"seal","version":1,"station":"00","derivation":{"name":"key-file"}}'),
  ],
  run: (bytes) => {
    const text = Buffer.from(bytes).toString('utf8');
    refusing(() => parseRules(text));
    refusing(() => parseManifest(bytes));
    refusing(() => parseSeal(bytes));
    return undefined;
  },
};

function refusing(read: () => unknown): void {
  try {
    read();
  } catch (error) {
    const isTold = error instanceof Error && ['ZodError', 'SyntaxError'].includes(error.name);
    if (!isTold && !(error instanceof StoreRefusal)) throw error;
  }
}

export const stationTargets: readonly Target[] = [
  courier,
  assertion,
  websocket,
  deskWire,
  card,
  sheet,
  files,
];
