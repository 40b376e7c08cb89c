import { hex } from '@parley/core/base/bytes.ts';
import { decodeBody } from '@parley/core/codec/body.ts';
import { type AnyItem, isOpaque } from '@parley/core/codec/entry.ts';
import type { JournalName } from '@parley/core/codec/names.ts';
import { ElementSplitter } from '@parley/core/evidence/elements.ts';
import { decodeBlock, decodeCut } from '@parley/core/evidence/transcript-format.ts';
import { writeTranscript } from '@parley/core/evidence/transcript-writer.ts';
import { finalCuts } from '@parley/core/evidence/witness-choice.ts';
import { forReader } from '@parley/text/for-reader.ts';
import { z } from 'zod';
import { readLine } from '../../evidence/export.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { recordAccess } from '../access/record.ts';
import { act, type Json } from '../act.ts';
import { versionsOf } from '../messages/summary.ts';
import { awaitCut } from './await-cut.ts';
import { evidenceOf } from './line-evidence.ts';

/** Rows are emitted so many at a time. */
const rowsAtOnce = 256;

/**
 * Asks for a cut, then gives the agreed order of the line's entries; with `tail` also those behind
 * it, marked not final.
 */
export const transcriptShowAct = act({
  name: 'transcript-show',
  input: z.strictObject({
    tail: z.boolean().default(false),
    waitMs: z.number().int().min(0).max(600_000).default(0),
    /** Whose version is shown where there is one; the original otherwise. */
    lang: z.string().min(2).max(35).optional(),
    officer: officerWord,
  }),
  run: async (context, { tail, waitMs, lang, officer }) => {
    const line = context.line();
    const cut = await awaitCut(line.host, { waitMs, signal: context.signal });
    const evidence = evidenceOf(line);
    const { crypto } = line.host.options;
    const total = evidence.journals.reduce((sum, { size }) => sum + size, 0);
    const by = officerNamed(line, officer);
    recordAccess(line, { act: 'transcript-show', what: [total], officer: by });
    const archive = readLine(evidence, (read) => context.progress(read, 2 * total));
    const { charterFile, source, founding } = evidence;
    const cuts = finalCuts(crypto, archive, source, founding);
    let waiting: Json[] = [];
    const counts = { entries: 0, tailEntries: 0 };
    const flush = () => {
      if (waiting.length > 0) context.emit(waiting);
      waiting = [];
      context.progress(total + counts.entries + counts.tailEntries, 2 * total);
    };
    let k: number | null = null;
    for (const piece of writeTranscript({ crypto, charterFile, archive, source, cuts, tail })) {
      const content = contentOf(piece.bytes);
      if (piece.final && piece.entries === 0) {
        const decoded = decodeCut(content);
        if (decoded.ok) k = decoded.value.k;
      }
      const block = piece.entries === 0 ? undefined : decodeBlock(content);
      if (!block?.ok) continue;
      const { journal, first, items } = block.value;
      const inCut = piece.final ? k : null;
      for (const [i, item] of items.entries()) {
        waiting.push(rowOf(line, { journal, seq: first + i, item, cut: inCut, lang }));
        if (waiting.length >= rowsAtOnce) flush();
      }
      if (piece.final) counts.entries += items.length;
      else counts.tailEntries += items.length;
    }
    flush();
    return { cuts: cuts.length, cut, ...counts };
  },
});

function contentOf(framed: Uint8Array): Uint8Array {
  const splitter = new ElementSplitter();
  splitter.push(framed);
  const element = splitter.next();
  return element.ok && element.value ? element.value.content : new Uint8Array(0);
}

type Place = {
  readonly journal: JournalName;
  readonly seq: number;
  readonly item: AnyItem;
  readonly cut: number | null;
  readonly lang: string | undefined;
};

function rowOf(line: StationLine, { journal, seq, item, cut, lang }: Place): Json {
  const { party, number, tag } = journal;
  const place = {
    entry: entryName(line.host.line, journal, seq),
    journal: { party, number, tag: hex(tag) },
    seq,
    cut,
    final: cut !== null,
  };
  if (isOpaque(item)) return { ...place, kind: null, text: null };
  const { kind, precedence, time, clock } = item;
  const body = decodeBody(item.body);
  const said = body.ok ? body.value : null;
  const [text] = forReader(said?.texts ?? [], lang);
  return {
    ...place,
    kind,
    precedence,
    class: item.class,
    time,
    clock,
    text: text?.text ?? null,
    lang: text?.lang ?? null,
    versions: versionsOf(said),
    readable: body.ok,
  };
}
