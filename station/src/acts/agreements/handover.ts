import { hex, unhex } from '@parley/core/base/bytes.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import { encodeRecord } from '@parley/core/codec/records.ts';
import { handoverRefusal } from '@parley/core/station/two-persons.ts';
import { z } from 'zod';
import { DeskLine } from '../../desk-http/desk-line.ts';
import { watchHolder } from '../../desk-http/reading/watch-holder.ts';
import { placeName } from '../../projection/entry-name.ts';
import type { StationLine } from '../../station.ts';
import { officerNamed, officerWord } from '../access/officer-named.ts';
import { ActRefusal, act } from '../act.ts';
import { type DeskDraft, listDrafts, removeDraft } from '../messages/desk-draft.ts';
import { draftedSheet } from '../messages/drafted-sheet.ts';
import { sourcesOf, standingWarning, waitingForUs } from '../messages/waiting.ts';
import { ownClassWord, recordDraft } from './record-draft.ts';

/** References of one entry: so many open matters are named in it, the most urgent. */
export const openMattersMax = 32;

export type Handover = {
  readonly from: Uint8Array | null;
  readonly to: Uint8Array;
  /** Names of the open matters, most urgent first. */
  readonly open: readonly string[];
};

/**
 * The watch from one officer to another, with what is open, as a draft that both release. Refuses
 * `flash-unacknowledged`, and `wrong-holder` where `from` is not who has it. One that waited is
 * forgotten: a watch is handed over once.
 */
export function handoverDraft(line: StationLine, { from, to, open }: Handover): DeskDraft {
  refuseHandover(line, from);
  const waits = listDrafts(line).find(({ kind }) => kind === kinds.handover);
  if (waits) removeDraft(line, waits);
  const record = encodeRecord({ kind: 'handover', from, to });
  const references = open.slice(0, openMattersMax);
  return recordDraft(line, { kind: 'handover', record, references, class: ownClassWord(line) });
}

/** As things stand now: asked when it is drafted, and again when it is signed. */
export function refuseHandover(line: StationLine, from: Uint8Array | null): void {
  const warning = standingWarning(line, sourcesOf(line));
  const holder = watchHolder(DeskLine.of(line));
  const has = holder && (unhex(holder.officer) ?? null);
  const refusal = handoverRefusal({ holder: has, unacknowledged: warning !== undefined }, from);
  if (refusal === undefined) return;
  const where = warning ? placeName(line.host.line, warning) : (holder?.name ?? '');
  throw new ActRefusal(refusal, where);
}

/** What waits for us, by name: what a hand-over goes through. */
function openNames(line: StationLine): string[] {
  const page = { from: 0, limit: openMattersMax };
  const { shown } = waitingForUs(line, sourcesOf(line), page);
  return shown.slice(0, openMattersMax).map(({ row }) => placeName(line.host.line, row));
}

/** A hand-over from the command line, where the operator sees everything that is open. */
export const handoverAct = act({
  name: 'handover',
  input: z.strictObject({
    from: officerWord,
    to: z.string().min(1).max(64),
    notes: z
      .array(z.strictObject({ entry: z.string().min(3).max(128), note: z.string().max(500) }))
      .max(openMattersMax)
      .default([]),
  }),
  run: async (context, { from, to, notes }) => {
    return await draftedSheet(context, kinds.handover, (line) => {
      const taker = officerNamed(line, to) as Uint8Array;
      const open = openNames(line);
      const unknown = notes.find(({ entry }) => !open.includes(entry));
      if (unknown) throw new ActRefusal('entry-missing', unknown.entry);
      const draft = handoverDraft(line, { from: officerNamed(line, from), to: taker, open });
      const noted = open.map((entry) => {
        return { entry, note: notes.find((one) => one.entry === entry)?.note ?? '' };
      });
      DeskLine.of(line).notes.put(hex(draft.id), noted);
      return draft;
    });
  },
});
