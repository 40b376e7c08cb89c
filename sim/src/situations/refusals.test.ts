import { limits } from '@parley/core/base/limits.ts';
import { type Body, emptyBody, encodeBody } from '@parley/core/codec/body.ts';
import {
  type Certificate,
  certificateSigningInput,
  encodeCertificate,
  encodeCertificateContent,
} from '@parley/core/codec/certificate.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { type EntryRecord, encodeRecord } from '@parley/core/codec/records.ts';
import { settingNumber } from '@parley/core/codec/settings.ts';
import type { Draft } from '@parley/core/replication/io.ts';
import { type Line, ownJournal } from '@parley/core/replication/line.ts';
import { draftRefusal } from '@parley/core/station/rules.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Signer } from '../crypto/ports.ts';
import { drawSecrets } from '../founding.ts';
import { textBody } from '../world/texts.ts';
import { Scene } from './scene.testkit.ts';

function draftOf(more: Partial<Draft> = {}): Draft {
  const body = textBody('as it is');
  const salt = new Uint8Array(16);
  return { kind: 1, precedence: 1, class: 2, salt, body, references: [], shown: null, ...more };
}

let scene: Scene;
let line: Line;

beforeEach(async () => {
  scene = await Scene.open(71, { parties: 2 });
  line = scene.station(0).line;
});

/** Why it is not signed in this state; null: it is. */
function why(draft: Partial<Draft> = {}, state: Partial<Line> = {}): string | null {
  return draftRefusal({ ...line, ...state }, draftOf(draft))?.code ?? null;
}

describe('a draft', () => {
  it('is signed where nothing stands against it', () => {
    expect(why()).toBeNull();
  });

  it('is not signed by a station that is mute, however urgent', () => {
    expect(why({}, { mute: 'tail-missing' })).toBe('station-mute');
    expect(why({ precedence: 5 }, { mute: 'guard-missing' })).toBe('station-mute');
  });

  it('waits while the disk refuses; a FLASH does not', () => {
    const full = { what: 'disk-full', retryAt: 0 } as const;
    expect(why({}, { fault: full })).toBe('disk-full');
    expect(why({}, { fault: { ...full, what: 'io' } })).toBe('store-failed');
    expect(why({ precedence: 4 }, { fault: full })).toBeNull();
  });

  it('is within the limits of an entry', () => {
    expect(why({ body: new Uint8Array(limits.bodyBytesMax + 1) })).toBe('body-too-large');
    const { name } = ownJournal(line);
    const reference = { ...name, seq: 0, leaf: new Uint8Array(32) };
    const references = new Array(limits.referencesMax + 1).fill(reference);
    expect(why({ references })).toBe('over-limit');
  });

  it('finds a place in the queue; a FLASH always does', () => {
    const many = new Array(limits.queueMax).fill({ id: null, draft: draftOf() });
    const queue = [[], many, [], [], [], []];
    expect(why({}, { queue })).toBe('queue-full');
    expect(why({ precedence: 4 }, { queue })).toBeNull();
  });
});

describe('on a line for exercises', () => {
  it('nothing is of class REAL, of people or of stations', async () => {
    const settings = new Map([[settingNumber('exerciseOnly'), 1]]);
    line = (await Scene.open(72, { parties: 2, settings })).station(0).line;
    expect(why({ class: 0 })).toBe('exercise-line');
    expect(why({ class: 1 })).toBeNull();
    expect(why({ class: 0, kind: kinds.watch })).toBe('exercise-line');
    expect(why({ class: 1, kind: kinds.watch })).toBeNull();
  });
});

const one = new Uint8Array(8).fill(1);
const other = new Uint8Array(8).fill(2);

function signedBy(officers: readonly Uint8Array[], record?: EntryRecord): Uint8Array {
  const releases = officers.map((officer) => {
    return { scheme: 0, officer, signature: new Uint8Array(64) } as const;
  });
  const body: Body = { ...emptyBody, draft: new Uint8Array(16), releases };
  return encodeBody(record ? { ...body, record: encodeRecord(record) } : body);
}

describe('two persons', () => {
  it('draft and release: who drafted does not release', () => {
    expect(why({ drafters: [one], body: signedBy([one]) })).toBe('drafter-releases');
    expect(why({ drafters: [one], body: signedBy([other]) })).toBeNull();
    expect(why({ drafters: [one], body: Uint8Array.of(0xff) })).toBe('malformed-cbor');
  });

  it('sign a hand-over: who gives the watch, if anyone had it, and who takes it', () => {
    const handover = (from: Uint8Array | null, officers: readonly Uint8Array[]) => {
      const body = signedBy(officers, { kind: 'handover', from, to: other });
      return why({ kind: kinds.handover, body });
    };
    expect(handover(one, [one, other])).toBeNull();
    expect(handover(one, [other])).toBe('release-missing');
    expect(handover(one, [one])).toBe('release-missing');
    expect(handover(null, [other])).toBeNull();
    expect(why({ kind: kinds.handover, body: signedBy([one]) })).toBe('malformed');
  });
});

describe('a change of the roster', () => {
  it('that would count for nothing is not written', () => {
    expect(why({ kind: kinds.roster, body: Uint8Array.of(0xff) })).toBe('malformed-cbor');
    const [officer] = scene.founding.charter.parties[0]?.officers ?? [];
    if (!officer) throw new Error('a party has an officer');
    const record = { kind: 'roster', action: 'remove', officer } as const;
    expect(why({ kind: kinds.roster, class: 0, body: signedBy([], record) })).toBe(
      'release-missing',
    );
  });
});

describe('new keys', () => {
  /** A certificate of that party and number, by a recovery key of either. */
  async function certificate(more: Partial<Certificate> = {}, signer = 0): Promise<Uint8Array> {
    const { founding } = scene;
    const station = scene.station(0);
    const secrets = await drawSecrets(founding.crypto, station.random, 1);
    const { tag, keys } = secrets;
    const about = { line: founding.line, party: 0, number: 1, tag, keys, previous: null, ...more };
    const content = encodeCertificateContent(about);
    const recovery = founding.recovery[signer] as Signer;
    return encodeCertificate(content, recovery.sign(certificateSigningInput(content)));
  }

  let nextId = 7000;
  /** The code of the refusal; null: taken. */
  function opening(bytes: Uint8Array, more: Partial<Draft> = {}): string | null {
    const station = scene.station(0);
    const id = nextId++;
    const draft = draftOf({ kind: kinds.incarnation, class: 0, ...more });
    scene.now(0, { kind: 'open-incarnation', id, certificate: bytes, draft });
    const answer = station.written.get(id);
    return answer === undefined || answer.ok ? null : answer.code;
  }

  it('are not opened by a certificate of another hand, or of another party', async () => {
    expect(opening(Uint8Array.of(1))).toBe('malformed');
    expect(opening(await certificate({}, 1))).toBe('bad-signature');
    expect(opening(await certificate({ party: 1 }, 1))).toBe('wrong-author');
  });

  it('begin with the entry that holds their certificate', async () => {
    expect(opening(await certificate(), { kind: kinds.message })).toBe('wrong-kind');
  });

  it('wait for a turn of writing that is under way', async () => {
    const bytes = await certificate();
    const { line: own } = scene.station(0);
    own.holding = true;
    expect(opening(bytes)).toBe('station-busy');
    own.holding = false;
  });
});
