import { describe, expect, it } from 'vitest';
import { archived } from '../../test/archived.ts';
import { bytesOf, testCrypto } from '../../test/crypto.ts';
import { Author } from '../../test/standing.ts';
import { concat } from '../base/bytes.ts';
import { writeTranscript } from './transcript-writer.ts';

const charterFile = bytesOf('charter file', 100);

/** The file of what these authors said, and how many entries it has. */
function written(tail: boolean, ...authors: Author[]) {
  const input = { crypto: testCrypto, charterFile, cuts: [], tail, ...archived(...authors) };
  const pieces = [...writeTranscript(input)];
  const entries = pieces.reduce((sum, one) => sum + one.entries, 0);
  return { bytes: concat(...pieces.map(({ bytes }) => bytes)), entries };
}

describe('what a transcript has behind its last cut', () => {
  it('is what was signed since, of each journal that holds anything', () => {
    const said = new Author(0).say('a', 'b');
    const silent = new Author(1);
    const { bytes, entries } = written(true, said, silent);
    expect(entries).toBe(2);
    // New keys under which nothing is here yet are named by nobody.
    expect(written(true, said, new Author(0, 1), silent).bytes).toEqual(bytes);
    expect(written(true, said).bytes).not.toEqual(bytes);
  });

  it('is nothing where nothing was: the file is the same with it and without', () => {
    const silent = [new Author(0), new Author(1)];
    expect(written(true, ...silent)).toEqual(written(false, ...silent));
  });
});
