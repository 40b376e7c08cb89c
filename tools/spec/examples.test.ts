import { equal } from '@parley/core/base/bytes.ts';
import { decodeCharterFile, verifyCharterFile } from '@parley/core/codec/charter-file.ts';
import { hpke } from '@parley/station/ports/hpke.ts';
import { describe, expect, it } from 'vitest';
import { examples, examplesIn, withExamples } from './examples.ts';
import { opening } from './examples/secrecy.ts';
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
});
