import type { AllowedAct, EntryShown } from '@parley/api/entry.ts';
import { heldPlace } from '../../acts/messages/shapes.ts';
import type { Asked } from '../asked.ts';
import { withActors } from '../reading/acted.ts';
import { readersOf } from '../reading/readers.ts';
import type { HandlersOf } from './handler.ts';

/** What the station's own act shows of an entry. */
type Plain = Omit<EntryShown, 'acts' | 'compartments' | 'readBy' | 'proves' | 'preview'>;

export const entryHandlers: HandlersOf<'entry'> = {
  entry: async (asked, { query: { entry } }) => {
    const { line } = asked;
    const { journal, seq } = heldPlace(line.line, entry);
    const compartments = line.closed.ofEntry(journal.key, seq);
    asked.need('read', compartments);
    const plain = await asked.act<Plain>('show', { entry, officer: asked.officerId });
    return {
      ...plain,
      states: plain.states.map(({ party, states }) => {
        return { party, states: states.map((one) => withActors(line, one)) };
      }),
      preview: null,
      acts: actsOf(asked, plain),
      compartments,
      readBy: readersOf(line, plain.entry),
      proves: provesOf(plain),
    };
  },
};

/** The answers that an entry allows: nothing speaks for a person, and nobody answers himself. */
function actsOf(asked: Asked, entry: Plain): AllowedAct[] {
  const { line } = asked.line;
  const me = line.charter.parties[line.me]?.name ?? '';
  // What breaks a rule calls for an officer all the same, and rings until one has said something.
  if (entry.form !== 'readable') return [];
  if (entry.from === me) {
    const words = entry.kind === 'message' || entry.kind === 'correction';
    // A correction is drafted, a retraction is released at once: each needs its own right.
    const retracts = entry.retractedBy === null && asked.may('release');
    const retract: AllowedAct[] = retracts ? ['retract'] : [];
    if (entry.kind === 'confirm') return retract;
    if (!words) return [];
    return asked.may('draft') ? [...retract, 'correct'] : retract;
  }
  const answers = asked.may('answer');
  const done = new Set(
    entry.states.find(({ party }) => party === me)?.states.map(({ state }) => state) ?? [],
  );
  const acts: AllowedAct[] = [];
  if (entry.kind === 'confirm') {
    const open = entry.retractedBy === null && !done.has('answered');
    if (answers && open) acts.push('confirm-answer', 'withhold');
    return acts;
  }
  const message = ['message', 'retraction', 'correction'].includes(entry.kind);
  if (!message) return [];
  if (answers && !done.has('acknowledged')) acts.push('ack');
  if (asked.may('draft')) acts.push('answer');
  if (answers && !done.has('withheld') && !done.has('answered')) acts.push('withhold');
  if (answers) acts.push('confirm');
  return acts;
}

/** What stands on evidence held here, and what no evidence says: keys of sentences in text/. */
function provesOf(entry: Plain): string[] {
  const keys = ['proof.entries-unaltered'];
  const states = entry.states.map((one) => one.states.map(({ state }) => state));
  if (entry.signed) keys.push('proof.authors-signed');
  if (states.every((one) => one.includes('on-record'))) keys.push('proof.held-by-all');
  if (entry.releases?.length && entry.releases.every(({ good }) => good)) {
    keys.push('proof.releases-hold');
  }
  if (entry.final) keys.push('proof.order-agreed');
  keys.push('limit.texts-true', 'limit.claimed-times', 'limit.parties-agree');
  return entry.releases?.length ? [...keys, 'limit.officers-identity'] : keys;
}
