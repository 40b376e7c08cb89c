import type { Matter } from '@parley/api/inbox.ts';
import type { Watch } from '@parley/api/watch.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { kinds } from '@parley/core/codec/kinds.ts';
import type { WatchState } from '@parley/core/codec/records.ts';
import { decodeRecordOf, encodeRecord } from '@parley/core/codec/records.ts';
import { handoverDraft, openMattersMax } from '../../acts/agreements/handover.ts';
import { ownClassWord } from '../../acts/agreements/record-draft.ts';
import { watchOf, watchStates } from '../../acts/line/peers.ts';
import { listDrafts } from '../../acts/messages/desk-draft.ts';
import { matterJson } from '../../acts/messages/summary.ts';
import { sourcesOf, standingWarning, waitingForUs } from '../../acts/messages/waiting.ts';
import { placeName, placeOf } from '../../projection/entry-name.ts';
import { isHidden } from '../../projection/matters.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { idBytes, personOf } from '../names.ts';
import { noteSoundTest } from '../reading/sound-tests.ts';
import { shownSummaries } from '../reading/summaries.ts';
import { ownHandovers, watchHolder } from '../reading/watch-holder.ts';
import { DeskRefusal } from '../refusals.ts';
import { listedSheet } from '../sheets/desk-sheet.ts';
import { draftedSheet, recordSheet } from '../sheets/record-sheet.ts';
import type { HandlersOf } from './handler.ts';

export const watchHandlers: HandlersOf<'watch' | 'watchSheet' | 'handoverSheet' | 'soundTest'> = {
  watch: async (asked) => {
    const { line } = asked;
    await line.line.desk.projection.catchUp();
    const { parties } = line.line.charter;
    const handovers = ownHandovers(line);
    const others = parties.map((_, party) => party).filter((party) => party !== line.line.me);
    return {
      now: asked.now,
      onWatch: watchHolder(line),
      ours: watchOf(line.line, line.line.me) ?? null,
      theirs: others.map((party) => {
        return { party: parties[party]?.name ?? '', watch: watchOf(line.line, party) ?? null };
      }),
      ...openMatters(asked),
      warning: warningOf(line),
      notes: toldNotes(asked),
      pending: pendingHandover(asked),
      candidates: line
        .officers()
        .filter(({ roles }) => roles.includes('duty-officer') || roles.includes('principal'))
        .map(({ id, roles }) => ({ ...personOf(line, id), roles: [...roles] })),
      history: handovers
        .toReversed()
        .slice(0, 50)
        .map(({ entry, record, time, about }) => {
          const from = record.from && personOf(line, hex(record.from));
          return { entry, from, to: personOf(line, hex(record.to)), at: time, open: [...about] };
        }),
    };
  },

  watchSheet: async (asked, { json: { state, until } }) => {
    const number = watchStates.indexOf(state) as WatchState;
    const record = encodeRecord({ kind: 'watch', state: number, until });
    const cls = ownClassWord(asked.line.line);
    return await recordSheet(asked, { kind: 'watch', record, references: [], class: cls });
  },

  handoverSheet: async (asked, { json: { from, to, open } }) => {
    const { line } = asked;
    await line.line.desk.projection.catchUp();
    const named = new Set(open.map(({ entry }) => entry));
    const passed = openMatters(asked).open.find(({ entry }) => !named.has(entry));
    if (passed) throw new DeskRefusal('not-chosen', passed.entry);
    for (const id of [from, to]) {
      if (id !== null && !line.officer(idBytes(id))) throw new DeskRefusal('not-found', id);
    }
    const sheet = await draftedSheet(asked, (held) => {
      const names = open.map(({ entry }) => entry);
      return handoverDraft(held, {
        from: from === null ? null : idBytes(from),
        to: idBytes(to),
        open: names,
      });
    });
    line.notes.put(sheet.draft, open);
    return sheet;
  },

  soundTest: (asked, { json: { heard } }) => {
    const { at } = noteSoundTest(asked.line, asked.officer, heard);
    return { at, heard };
  },
};

/** Everything that waits for us, most urgent first: what a hand-over goes through. */
function openMatters(asked: Asked): Pick<Watch, 'open' | 'moreOpen'> {
  const { line: desk, hidden } = asked;
  const page = { from: 0, limit: openMattersMax };
  const { shown, total } = waitingForUs(desk.line, sourcesOf(desk.line, hidden), page);
  const plain = shown.slice(0, openMattersMax).map((matter) => {
    return matterJson(desk.line, matter) as unknown as Matter;
  });
  const more = shownSummaries(asked, 'watch', plain);
  const open = plain.map((matter) => ({ ...matter, ...more(matter) }));
  return { open, moreOpen: total - open.length };
}

function warningOf({ line }: DeskLine): string | null {
  const warning = standingWarning(line, sourcesOf(line));
  return warning ? placeName(line.host.line, warning) : null;
}

/** What was noted beside a matter may say what it says. */
function toldNotes({ line: { line, notes }, hidden }: Asked) {
  return notes.latest().filter(({ entry }) => {
    const place = placeOf(line.host.line, entry);
    return place && !isHidden(hidden, { journal: place.journal.key, seq: place.seq });
  });
}

function pendingDraft({ line }: DeskLine) {
  return listDrafts(line).find(({ kind, body }) => {
    return kind === kinds.handover && decodeRecordOf('handover', body.record).ok;
  });
}

function pendingHandover(asked: Asked) {
  const draft = pendingDraft(asked.line);
  return draft ? listedSheet(asked, draft) : null;
}
