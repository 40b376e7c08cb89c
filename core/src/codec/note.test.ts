import { describe, expect, it } from 'vitest';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { charter, keysFor, line, signersOf } from '../../test/founding.ts';
import { base64, unbase64 } from '../base/base64.ts';
import { hex } from '../base/bytes.ts';
import { originOf } from './names.ts';
import {
  type CheckpointText,
  checkpointLines,
  checkpointText,
  cosignatureMessage,
  parseCheckpointLines,
  pqCosignatureMessage,
  verifyCosignature,
} from './note.ts';
import {
  formatSignedHead,
  type NamedCosignature,
  readSignedHead,
  type SignedHead,
} from './signed-head.ts';

const names = ['washington', 'moscow'];
const origins = charter.parties.map(({ name, tag }, party) =>
  originOf(line, name, { party, number: 0, tag }),
);
const [ours = '', theirs = ''] = origins;
const checkpoint: CheckpointText = {
  origin: ours,
  size: 3,
  root: bytesOf('root', 32),
  leaf: bytesOf('leaf', 32),
};
const keysOf = (name: string) => {
  const party = names[origins.indexOf(name)];
  return party === undefined ? undefined : keysFor(party);
};
const time = 1_679_315_147;
const head: SignedHead = {
  checkpoint,
  signature: signersOf('washington').note.sign(checkpointText(checkpoint)),
  cosignatures: [
    {
      name: theirs,
      time,
      signature: signersOf('moscow').cosign.sign(
        cosignatureMessage(time, checkpointText(checkpoint)),
      ),
    },
  ],
  pqCosignatures: [
    {
      name: theirs,
      time,
      signature: signersOf('moscow').mldsa.sign(pqCosignatureMessage(time, theirs, checkpoint)),
    },
  ],
};

describe('the text of a checkpoint', () => {
  it('comes back from its lines', () => {
    const empty = { ...checkpoint, size: 0, leaf: null };
    for (const one of [checkpoint, empty]) {
      expect(parseCheckpointLines(checkpointLines(one))).toEqual({ ok: true, value: one });
      expect(Buffer.from(checkpointText(one)).toString('latin1')).toBe(checkpointLines(one));
    }
    expect(checkpointLines(checkpoint)).toBe(
      `${ours}\n3\n${base64(checkpoint.root)}\nleaf ${base64(checkpoint.leaf as Uint8Array)}\n`,
    );
  });

  it('is refused in any other form', () => {
    const text = checkpointLines(checkpoint);
    const bad = [
      text.replace('\n3\n', '\n03\n'),
      text.replace('\n3\n', '\n0\n'),
      text.replace('\n3\n', '\n9007199254740993\n'),
      text.replace('leaf ', 'last '),
      text.slice(ours.length),
      checkpointLines({ ...checkpoint, root: bytesOf('root', 31) }),
      checkpointLines({ ...checkpoint, root: bytesOf('root', 33) }),
      checkpointLines({ ...checkpoint, leaf: bytesOf('leaf', 31) }),
      checkpointLines({ ...checkpoint, size: 0 }),
      checkpointLines({ ...checkpoint, leaf: null }),
      checkpointLines({ ...checkpoint, size: 1.5 }),
      text.split('leaf')[0] as string,
      `${text}more\n`,
      text.slice(0, -1),
      '',
    ];
    for (const one of bad) expect(parseCheckpointLines(one), one).toMatchObject({ ok: false });
  });
});

describe('what cosigners sign', () => {
  const elsewhere = {
    origin: 'example.com/behind-the-sofa',
    size: 20_852_163,
    root: unbase64('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=') as Uint8Array,
    leaf: null,
  };

  it('is the message of the example in its specification', () => {
    expect(Buffer.from(cosignatureMessage(time, checkpointText(elsewhere))).toString()).toBe(
      'cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n' +
        'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n',
    );
  });

  it('is the structure with label, name, time, origin, range and root for ML-DSA-44', () => {
    expect(hex(pqCosignatureMessage(258, 'w1', { ...elsewhere, origin: 'o' }))).toBe(
      '737562747265652f76310a00' +
        '027731' +
        '0000000000000102' +
        '016f' +
        '0000000000000000' +
        '00000000013e2dc3' +
        hex(elsewhere.root),
    );
  });

  it('cannot be taken for another time', () => {
    const [cosignature] = head.cosignatures;
    if (cosignature === undefined) throw new Error('no cosignature');
    const key = keysFor('moscow').cosign;
    expect(verifyCosignature(testCrypto, key, checkpoint, cosignature)).toBe(true);
    const later = { ...cosignature, time: time + 1 };
    expect(verifyCosignature(testCrypto, key, checkpoint, later)).toBe(false);
  });
});

describe('the signed note of a head', () => {
  it('comes back with every signature verified', () => {
    const bytes = formatSignedHead(testCrypto, head, keysOf);
    expect(readSignedHead(testCrypto, bytes, keysOf)).toEqual({ ok: true, value: head });
  });

  it('is refused without its author, or when a known signature is wrong', () => {
    const bytes = formatSignedHead(testCrypto, head, keysOf);
    const noAuthor = readSignedHead(testCrypto, bytes, (name) =>
      name === ours ? undefined : keysOf(name),
    );
    expect(noAuthor).toMatchObject({ code: 'bad-signature' });
    const [cosignature] = head.cosignatures;
    const moved = { ...head, cosignatures: [{ ...(cosignature as NamedCosignature), time: 5 }] };
    const forged = formatSignedHead(testCrypto, moved, keysOf);
    expect(readSignedHead(testCrypto, forged, keysOf)).toMatchObject({ code: 'bad-signature' });
  });

  it('is read without the signatures of strangers', () => {
    const bytes = formatSignedHead(testCrypto, head, keysOf);
    const alone = readSignedHead(testCrypto, bytes, (name) =>
      name === ours ? keysOf(name) : undefined,
    );
    const value = { ...head, cosignatures: [], pqCosignatures: [] };
    expect(alone).toEqual({ ok: true, value });
  });
});
