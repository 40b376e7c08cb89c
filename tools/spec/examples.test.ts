import { createHash } from 'node:crypto';
import { equal } from '@parley/core/base/bytes.ts';
import { decodeCharterFile, verifyCharterFile } from '@parley/core/codec/charter-file.ts';
import { verifyDisclosure } from '@parley/core/evidence/disclosure.ts';
import { TranscriptReader } from '@parley/core/evidence/transcript.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { describe, expect, it } from 'vitest';
import { opening } from './examples/secrecy.ts';
import { disclosurePieces, transcriptPieces } from './examples/transcript.ts';
import { examples, examplesIn, withExamples } from './examples.ts';
import { readPages } from './pages.ts';
import { charterFile, crypto, line } from './world.ts';

describe('the worked examples', () => {
  it('are what the code makes, on every page', () => {
    for (const page of readPages()) expect(withExamples(page), page.name).toBe(page.text);
  });

  it('have code for every place, and a place each', () => {
    const places = readPages().flatMap(examplesIn);
    expect(places.sort()).toEqual([...examples.keys()].sort());
  });

  it('rest on a charter that every party signed', () => {
    const file = decodeCharterFile(charterFile);
    expect(file.ok && verifyCharterFile(crypto, file.value).ok).toBe(true);
  });

  it('hold a session that opens to its secret with the receive key', async () => {
    const context = { info: opening.info, psk: opening.psk, pskId: line };
    const secret = await hpke.open(opening.key, opening.content, context);
    expect(secret !== undefined && equal(secret, opening.secret)).toBe(true);
  });

  it('hold a transcript that the reader takes, with four final entries and no violation', () => {
    const reader = new TranscriptReader({ crypto, hash: sha256(), desk: undefined });
    for (const piece of transcriptPieces()) reader.push(piece.bytes);
    const facts = reader.finish();
    expect(facts).toMatchObject({ ok: true, value: { cuts: 1, entries: 4 } });
    expect(facts.ok && facts.value.findings.counts.size).toBe(0);
  });

  it('hold a disclosure of one entry that is proved and held by the other party', () => {
    const bytes = new Uint8Array(Buffer.concat(disclosurePieces()));
    const facts = verifyDisclosure({ crypto, hash: sha256(), desk: undefined }, bytes);
    expect(facts).toMatchObject({ ok: true, value: { entries: [{ seq: 1, heldBy: [1] }] } });
  });
});

function sha256() {
  const running = createHash('sha256');
  return {
    update: (bytes: Uint8Array) => void running.update(bytes),
    digest: () => new Uint8Array(running.digest()),
  };
}
