import type { Compartments } from '@parley/api/officers.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { grantRefusal } from '@parley/core/station/two-persons.ts';
import { recordOutcome } from '../../acts/access/record.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import { entryName } from '../../projection/entry-name.ts';
import type { Asked } from '../asked.ts';
import { DeskRefusal } from '../refusals.ts';
import type { HandlersOf } from './handler.ts';
import { officersOf } from './officers.ts';

type Names =
  | 'compartments'
  | 'createCompartment'
  | 'removeCompartment'
  | 'setCompartment'
  | 'setCompartments';

export const compartmentHandlers: HandlersOf<Names> = {
  compartments: (asked) => viewOf(asked),

  createCompartment: (asked, { json: { name } }) => {
    change(asked, 'compartment-create', [name], () => asked.line.closed.create(name));
    return viewOf(asked);
  },

  removeCompartment: (asked, { query: { name } }) => {
    const { closed } = asked.line;
    closed.refuseUnknown([name]);
    // Else what lies in it would lie open the moment its name is gone.
    if (closed.liesIn(name) > 0) throw new DeskRefusal('compartment-used', name);
    change(asked, 'compartment-remove', [name], () => closed.remove(name));
    return viewOf(asked);
  },

  setCompartment: (asked, { json: { entry, compartments } }) => {
    const { line } = asked;
    const place = entry === undefined ? undefined : heldPlace(line.line, entry);
    line.closed.refuseUnknown(compartments);
    const what = [entry ?? '', ...compartments];
    change(asked, 'compartment-set', what, () => {
      line.closed.set(place?.journal.key ?? '', place?.seq ?? 0, compartments);
      if (place) openDraftOf(asked, place.journal.key, place.seq);
    });
    return { compartments: [...compartments] };
  },

  setCompartments: (asked, { json: { officer, compartments } }) => {
    const { line } = asked;
    const id = new Uint8Array(Buffer.from(officer, 'hex'));
    if (!line.officer(id) && !line.accounts.of(id)) throw new DeskRefusal('not-found', officer);
    const refusal = grantRefusal(asked.officer, id);
    if (refusal) throw new DeskRefusal(refusal, 'his own');
    line.closed.refuseUnknown(compartments);
    change(asked, 'compartment-give', [officer, ...compartments], () => {
      line.accounts.setCompartments(id, compartments);
    });
    return officersOf(asked);
  },
};

/** Who closed and opened what for whom is a question that is asked after a leak. */
function change(asked: Asked, act: string, what: readonly string[], work: () => void): void {
  const { line } = asked.line;
  line.store.transaction(() => {
    recordOutcome(line, { act, what, officer: asked.officer });
    work();
  });
  asked.desk.hub.tell('changed', { line: line.id, what: 'compartments' });
}

/** The administrator's word on an entry takes the place of what its draft was put into. */
function openDraftOf({ line }: Asked, journal: string, seq: number): void {
  const sql = 'SELECT draft FROM shown_entry WHERE journal = ? AND seq = ? AND party = ?';
  const row = line.line.store.database.db.prepare(sql).get(journal, seq, line.line.me);
  const draft = (row as { draft: Uint8Array | null } | undefined)?.draft;
  if (draft) line.closed.setDraft(new Uint8Array(draft), []);
}

/** Whole for who gives them; anybody else sees the names that he opens, and no other's. */
function viewOf(asked: Asked): Compartments {
  const { line } = asked;
  const { accounts, closed } = line;
  const gives = asked.may('compartments', []);
  const opened = accounts.compartmentsOf(asked.officer);
  const isShown = (name: string) => gives || opened.includes(name);
  const officers = line.officers().map(({ id }) => ({ id, opens: accounts.compartmentsOf(id) }));
  return {
    known: closed
      .names()
      .filter(isShown)
      .map((name) => ({
        name,
        officers: gives
          ? officers.filter(({ opens }) => opens.includes(name)).map(({ id }) => hex(id))
          : [],
        lies: closed.liesIn(name),
      })),
    line: closed.ofLine(),
    entries: entriesOf(asked).filter(({ compartments }) => compartments.every(isShown)),
  };
}

function entriesOf({ line: { closed, line } }: Asked): Compartments['entries'] {
  const byEntry = new Map<string, string[]>();
  for (const { journal, seq, compartment } of closed.entries()) {
    const known = line.host.line.journals.get(journal);
    if (!known) continue;
    const name = entryName(line.host.line, known.name, seq);
    byEntry.set(name, [...(byEntry.get(name) ?? []), compartment]);
  }
  return [...byEntry].map(([entry, compartments]) => ({ entry, compartments }));
}
