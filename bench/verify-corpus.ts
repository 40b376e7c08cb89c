/**
 * Writes a synthetic transcript for the measurement of `verify`: two parties, bursts of 300-byte
 * messages in English, Arabic and Russian in turn, one entry in a hundred released.
 *   node bench/verify-corpus.ts FILE [ENTRIES] [BURST]
 */
import { emptyBody } from '@parley/core/codec/body.ts';
import { exportTranscript } from '@parley/station/evidence/export.ts';
import { TestLine } from '@parley/station/evidence/testing/test-line.ts';

const texts = [
  'The exercise in the north ends on Friday; no aircraft will cross the agreed distance. ',
  'ينتهي التمرين في الشمال يوم الجمعة ولن تعبر أي طائرة المسافة المتفق عليها. ',
  'Учение на севере завершается в пятницу; ни один самолёт не пересечёт черту. ',
].map((text) => cutTo(text.repeat(8), 300));
const langs = ['en', 'ar', 'ru'];

/** At most so many bytes of UTF-8, filled up with spaces. */
function cutTo(text: string, bytes: number): string {
  let end = text.length;
  while (Buffer.byteLength(text.slice(0, end)) > bytes) end--;
  const cut = text.slice(0, end);
  return cut + ' '.repeat(bytes - Buffer.byteLength(cut));
}

/** A line of so many entries, in bursts of each side in turn, with a cut every 50,000. */
export function corpusLine(entries: number, burst: number): TestLine {
  const line = new TestLine(2);
  let sinceCut = 0;
  for (let written = 0; written < entries; ) {
    const party = Math.floor(written / burst) % 2;
    const other = line.present[1 - party];
    if (other !== undefined) line.hear(party, other);
    for (let i = 0; i < burst && written < entries; i++, written++, sinceCut++) {
      const text = texts[written % 3] ?? '';
      const body = {
        ...emptyBody,
        texts: [{ lang: langs[written % 3] ?? '', standing: 0, text }],
      } as const;
      if (written % 100 === 0) line.release(party, `${written} ${text.slice(0, 100)}`);
      else line.write(party, { body });
    }
    if (sinceCut < 50_000) continue;
    sinceCut = 0;
    line.settle();
    line.cut();
  }
  line.settle();
  line.cut();
  line.settle();
  return line;
}

/** Writes the corpus; seconds are those of the export. */
export async function writeCorpus(file: string, entries: number, burst = 64) {
  const line = corpusLine(entries, burst);
  const journals = [...line.journals.values()].map(({ name, tree }) => ({ name, size: tree.size }));
  const { founding, charterFile } = line;
  const from = performance.now();
  const source = line.source(() => 256);
  const written = await exportTranscript({ founding, charterFile, source, journals }, file);
  return { ...written, seconds: (performance.now() - from) / 1000 };
}

if (import.meta.main) {
  const [file = 'corpus.transcript', entries = '1000000', burst = '64'] = process.argv.slice(2);
  console.log(JSON.stringify(await writeCorpus(file, Number(entries), Number(burst))));
}
