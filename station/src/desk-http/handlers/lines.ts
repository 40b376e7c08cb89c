import type { LineInfo, Status } from '@parley/api/lines.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { classNames, kinds, precedenceNames } from '@parley/core/codec/kinds.ts';
import { handlingClockS } from '@parley/core/codec/settings.ts';
import { exercisesOf, runningExercise } from '@parley/core/station/agreements.ts';
import { languages } from '@parley/text/languages.ts';
import type { Status as StationStatus } from '../../acts/line/status.ts';
import { listDrafts } from '../../acts/messages/desk-draft.ts';
import { releasedBy } from '../../acts/messages/sheet.ts';
import { summaryOf } from '../../acts/messages/summary.ts';
import { sourcesOf, waitingForOthers } from '../../acts/messages/waiting.ts';
import { followerOf } from '../../desk/context.ts';
import { hiddenJson, notHidden } from '../../projection/matters.ts';
import type { EntryRow } from '../../projection/row.ts';
import { alarmsFor, alarmsOf, escalationOf } from '../alarms.ts';
import type { Asked } from '../asked.ts';
import type { DeskLine } from '../desk-line.ts';
import { standingOf } from '../drafts/document.ts';
import { lineAlarms } from '../reading/line-alarms.ts';
import { notedLines, noteLine } from '../reading/line-notes.ts';
import { partiesOf, saidOf } from '../reading/said.ts';
import { lastSoundTest } from '../reading/sound-tests.ts';
import { shownSummaries } from '../reading/summaries.ts';
import { watchHolder } from '../reading/watch-holder.ts';
import { DeskRefusal } from '../refusals.ts';
import type { HandlersOf } from './handler.ts';

export const lineHandlers: HandlersOf<'lines' | 'status' | 'noteLine' | 'service'> = {
  lines: (asked) => {
    const mine = asked.desk.lines().filter(({ line }) => asked.mayLook(line));
    return { lines: mine.map((line) => infoOf(asked, line)) };
  },

  status: async (asked) => {
    const { line } = asked;
    const plain = await asked.act<StationStatus>('status', { officer: asked.officerId });
    const { queue: _, waitingForUs, ringing, refusals: __, reserveSpent: ___, ...rest } = plain;
    return {
      ...rest,
      peers: plain.peers as Status['peers'],
      tone: toneOf(line),
      onWatch: watchHolder(line),
      ...alarmsFor(asked.hidden, alarmsOf(line)),
      counts: { waitingForUs, ringing, ...countsOf(asked) },
      escalationS: escalationOf(line),
      soundTest: lastSoundTest(line),
      damaged: damagedFor(asked, plain.damaged),
      lineAlarms: lineAlarms(line, plain.peers),
      noted: notedLines(line),
      lostKeys: lostKeysFor(asked),
    };
  },

  noteLine: (asked, { json: { party } }) => {
    const note = noteLine(asked.line, party, asked.officer);
    if (!note) throw new DeskRefusal('not-found', party);
    asked.desk.hub.tell('line', { line: asked.line.line.id, what: 'noted', party });
    return note;
  },

  service: async (asked, { query: { limit } }) => {
    const { line } = asked;
    if (!asked.may('read') && !asked.may('service', [])) throw new DeskRefusal('not-allowed');
    await line.line.desk.projection.catchUp();
    const { total, rows } = serviceRows(asked, limit);
    const places = rows.map((row) => summaryOf(line.line, row) as never as Place);
    const more = shownSummaries(asked, 'service', places);
    const entries = places.map((place) => {
      const texts = line.texts.textsOf(place.journal, place.seq);
      return { ...place, ...more(place), texts };
    });
    return { total, entries: entries as never };
  },
};

/** The newest of the operators' talk that he is told of, and how much there is. */
function serviceRows({ line, hidden }: Asked, limit: number): { total: number; rows: EntryRow[] } {
  if (hidden.all) return { total: 0, rows: [] };
  const { db } = line.line.store.database;
  const from = `FROM shown_entry WHERE kind = ${kinds.service} AND ${notHidden}`;
  const json = hiddenJson({ hidden });
  const counted = db.prepare(`SELECT count(*) AS total ${from}`).get(json, json);
  const newest = db.prepare(`SELECT * ${from} ORDER BY time DESC, journal, seq DESC LIMIT ?`);
  const { total } = counted as { total: number };
  return { total, rows: newest.all(json, json, limit) as EntryRow[] };
}

/** For those who can end it: that a lost key still counts is no news for everybody. */
function lostKeysFor(asked: Asked): Status['lostKeys'] {
  if (!asked.may('roster')) return [];
  return asked.line.lostKeys().map(({ officer: { id, name } }) => ({ officer: hex(id), name }));
}

/**
 * Lines that were set aside. What compartments such a line lies in cannot be read: its name is
 * shown only to those who found lines.
 */
function damagedFor(asked: Asked, damaged: StationStatus['damaged']): Status['damaged'] {
  const named = asked.may('ceremony');
  return damaged.map(({ id, name, code, since }) => ({
    id: id.slice(0, 8),
    name: named ? name : null,
    code,
    since,
  }));
}

type Place = Parameters<ReturnType<typeof shownSummaries>>[0];

function infoOf({ desk }: Asked, { line }: DeskLine): LineInfo {
  const { charter } = line;
  const { settings } = line.host.line;
  const clocks = precedenceNames.map((name, i) => [name, handlingClockS(settings, i)] as const);
  return {
    line: line.id,
    name: charter.name,
    party: charter.parties[line.me]?.name ?? '',
    parties: charter.parties.map(({ name, titles, zone }) => {
      return { name, titles: Object.fromEntries(titles), zone };
    }),
    exerciseLine: settings.exerciseOnly !== 0,
    languages: [...languages],
    followedBy: followerOf(desk.station, line)?.charter.name ?? null,
    clocksS: Object.fromEntries(clocks) as LineInfo['clocksS'],
  };
}

/** What frames the window: a line for exercises always, any other while one runs. */
function toneOf(line: DeskLine): Status['tone'] {
  if (line.line.host.line.settings.exerciseOnly !== 0) return classNames[1];
  const said = saidOf(line, 'exercise').map(({ party, entry, record }) => ({
    party,
    entry,
    record,
  }));
  return runningExercise(exercisesOf(said, partiesOf(line))) ? classNames[1] : classNames[0];
}

function countsOf(asked: Asked): Omit<Status['counts'], 'waitingForUs' | 'ringing'> {
  const { line } = asked;
  const none = { from: 0, limit: 0 };
  const documents = line.drafts.list().filter(({ draft }) => asked.mayKnow(draft));
  const composed = listDrafts(line.line).filter(({ id }) => asked.mayKnow(hex(id)));
  const mine = (draft: (typeof composed)[number]) => {
    const wrote = draft.drafters.some((one) => Buffer.from(one).equals(asked.officer));
    const has = releasedBy(line.line, draft).some(({ id }) =>
      Buffer.from(id).equals(asked.officer),
    );
    return !wrote && !has;
  };
  const toReview = documents.filter((document) => {
    return document.texts.some((text) => {
      return standingOf(document, text) === 'unreviewed' && text.by !== asked.officerId;
    });
  });
  return {
    waitingForThem: waitingForOthers(sourcesOf(line.line, asked.hidden), none).total,
    drafts: documents.length,
    toRelease: asked.may('release') ? composed.filter(mine).length : 0,
    toReview: asked.may('review') ? toReview.length : 0,
  };
}
