import { all } from '../strategies/all.ts';
import { everyFault } from './all.ts';

/** One thing that can go wrong (resilience D.3), and who brings it about. */
export type Row = {
  readonly asked: string;
  /** Faults, ways to lie and scenarios by name; none: it is not simulated, and `range` says why. */
  readonly by: readonly string[];
  readonly range: string;
};

const row = (asked: string, by: readonly string[], range: string): Row => ({ asked, by, range });

const network: readonly Row[] = [
  row('loss, independent', ['loss'], '0 to 60 % of frames'),
  row('loss in bursts (Gilbert and Elliott)', ['burst-loss'], 'begins 0–20 %, ends 5–45 %'),
  row('duplication', ['duplicate', 'duplicates'], '0 to 50 % of frames'),
  row('reordering', ['reorder', 'reorders'], 'frames overtake by up to 10,000 ms'),
  row('replay from any time', ['replay', 'replays', 'replays-openings'], '1–40 frames of any age'),
  row('replay by another circuit', ['replay', 'crosses-circuits', 'misdirects'], 'one in four'),
  row('bit flips', ['bit-flips', 'flips-bits'], '0 to 30 % of frames'),
  row('truncation', ['truncation', 'cuts-frames'], '0 to 30 % of frames, at any byte'),
  row('MTU changes while it runs', ['small-mtu', 'drops-large'], '1,500 bytes to 64 KiB'),
  row('one way only', ['one-way'], 'either way, 5 s to a day'),
  row('delay', ['delay', 'late', 'delays'], '100 ms to 72 h; sticks up to 72 h'),
  row('partition', ['partition', 'reset'], 'any set of circuits, 5 s to 72 h'),
  row('half-open sockets', ['half-open'], '5 s to 30 min'),
  row('bytes that dribble', ['dribble', 'slows-down'], '100 bytes to 10 kB in a second'),
  row('bytes of nobody', ['noise', 'makes-frames'], '1 to 20 frames of 2 to 2,001 bytes'),
];

const store: readonly Row[] = [
  row('torn write', ['torn-write', 'crash'], 'before or behind any transaction'),
  row('lost write', ['lying-fsync', 'guard-power'], 'all since up to an hour; guard alone'),
  row('misdirected write', ['misdirected-write'], 'one table gone, another as it was'),
  row('lost operation on a folder', [], 'no folder in memory; `npm run crash -- --power` has one'),
  row('lying fsync', ['lying-fsync'], 'up to an hour, then the power fails'),
  row('EIO', ['eio'], 'one write in 2 to 12, up to an hour'),
  row('disk full', ['disk-full', 'guard-full'], 'each write for up to 6 h; warnings have space'),
  row('read-only', ['read-only'], 'up to 6 h'),
  row('rot of the database', ['bit-rot'], 'all of it: the newest backup, or nothing'),
  row('rot of the entries', ['rot-entries'], 'no run can be read, up to 6 h'),
  row('rot of the index', ['rot-index'], 'no node of a tree can be read, up to 6 h'),
  row('rot of signed heads', ['rot-notes'], 'no note can be read, up to 6 h'),
  row('rot of the guard', ['guard-lost', 'rot-guard-mark'], 'all of it; the mark of a journal'),
  row('rot of receive keys', ['rot-receive-key'], 'the newest, or any'),
  row('rot of sessions', ['rot-sessions'], 'all that a process would go on with'),
  row('rot of attachments', ['rot-attachments'], 'no piece can be read, up to 6 h'),
  row('rot of the private journal', [], 'it never leaves the station: `npm run crash -- --flips`'),
  row('a snapshot rolled back', ['rollback'], 'guard and all, by 5 s to a day'),
  row('a clone', ['two-instances'], 'either runs while the other is off, twice'),
  row('restore of a part', ['restore', 'backup'], 'the database of any of three backups, no guard'),
  row('the guard lost', ['guard-lost'], 'all of it'),
];

const processes: readonly Row[] = [
  row(
    'kill at any point',
    ['crash', 'blackout', 'half-new-keys'],
    'any of 40 effects; all at once',
  ),
  row('pause', ['pause'], '1 minute to 1 hour'),
  row('a stalled event loop', ['stall'], '0.1 to 30 s'),
  row('two instances', ['two-instances'], 'one after the other; at once is what the lock is for'),
  row('upgrade, downgrade', ['newer-version', 'upgrade-on-one-side'], 'kinds, payloads, frames'),
  row('mixed versions', ['newer-version', 'other-version', 'unknown-kinds'], 'at one side'),
];

const clocks: readonly Row[] = [
  row('jump', ['clock-jump', 'clock-step'], '± 10 years; ± 2 h'),
  row('freeze', ['clock-frozen'], '5 s to a day'),
  row('drift', ['clock-drift'], '± 1 %'),
  row('backwards while signing', ['clock-back-while-signing'], '1 ms to a day'),
  row('DST and leap second', ['dst-and-leap-second'], 'a scenario'),
];

const people: readonly Row[] = [
  row('wrong class', ['wrong-class'], 'REAL or EXERCISE on a line that tests'),
  row('cancel after send', ['cancel-after-send'], 'at once, and up to 2 h later'),
  row('sent twice', ['double-send', 'repeated-draft'], 'at once, and up to 1 h later'),
  row('two officers disagree', ['officers-disagree'], 'ack and withheld; two wordings; discarded'),
  row('key ceremony broken off', ['half-new-keys', 'new-keys'], 'at any of its five steps'),
  row('sticks', ['courier', 'attachment-by-courier'], 'late, twice, torn, to another, with charts'),
];

const liars: readonly Row[] = [
  row('fork at slot n', ['shown-fork', 'uneven-fork', 'many-branches'], 'any slot'),
  row(
    'fork hidden for long',
    ['hidden-fork', 'rewritten-past', 'late-tail', 'rewritten-after-a-month'],
    'hours; a month',
  ),
  row('backdating', ['backdated', 'clock-liar', 'note-of-the-future'], 'any time'),
  row('false have', ['inflated-have', 'shrunk-have', 'wrong-root-have', 'old-have'], 'any size'),
  row('no or late cosignature', ['never-cosigns', 'late-cosigner'], 'never; an hour'),
  row('cosign, then deny', ['cosigns-then-denies', 'cosigns-other-roots'], 'any head'),
  row('seq jump, huge gaps', ['seq-jump', 'huge-gaps', 'beyond-numbers'], 'to 2⁵³'),
  row('FLASH spam', ['flash-spam', 'floods'], '10 at once, again and again'),
  row('hostile text', ['hostile-text', 'not-canonical'], 'bidi, look-alikes, controls'),
  row('bodies of wrong length', ['over-limit-body', 'unreadable-bodies'], 'over every limit'),
  row('symbol pollution', [], 'there are no symbols before thin frames'),
  row('stale epoch', ['unknown-receive-key', 'old-courier-files', 'false-cannot-open'], 'any key'),
  row('revoked key', ['revoked-key', 'borrowed-keys', 'polite-thief'], 'after new keys'),
];

/** The whole table, layer by layer. */
export const matrix: readonly (readonly [layer: string, rows: readonly Row[]])[] = [
  ['Network', network],
  ['Storage', store],
  ['Process', processes],
  ['Clock', clocks],
  ['Human', people],
  ['Byzantine', liars],
];

/** docs/faults.md: `npm run sim -- --faults` says it, and a test compares. */
export function matrixPage(): string {
  const lines = [
    '# What the simulator breaks',
    '',
    'Every fault that the simulator is meant to bring about, and what does it. `npm run sim --',
    '--faults` makes this page. Faults are in `sim/src/faults/`, ways to lie in',
    '`sim/src/strategies/`, scenarios in `sim/src/scenarios/`. A seed draws some of the faults,',
    'and prints which; how often each was hit stands at the end of a run, and 2,000 seeds that',
    'never hit one of them fail. A range from one number to another is drawn by order of',
    'magnitude, so that what is short comes as often as what is long; a share of frames evenly.',
  ];
  for (const [layer, rows] of matrix) {
    lines.push(
      '',
      `## ${layer}`,
      '',
      '| what goes wrong | who does it | how much |',
      '| --- | --- | --- |',
    );
    for (const { asked, by, range } of rows) {
      const who = by.map((name) => `\`${name}\``).join(', ') || 'not simulated';
      lines.push(`| ${asked} | ${who} | ${range} |`);
    }
  }
  const named = new Set(matrix.flatMap(([, rows]) => rows.flatMap(({ by }) => by)));
  const work = everyFault.filter(({ layer }) => layer === 'work').map(({ name }) => name);
  const more = all.filter(({ name }) => !named.has(name));
  lines.push(
    '',
    '## Beside them',
    '',
    `Work of officers: ${work.map((name) => `\`${name}\``).join(', ')}.`,
  );
  lines.push('', 'More ways to lie:', '', '| who | what it says |', '| --- | --- |');
  for (const { name, lie } of more) lines.push(`| \`${name}\` | ${lie} |`);
  lines.push(
    '',
    'Circuits of 75 bit/s, symbols and small frames wait for thin frames: the slow circuit is one',
    'of 9,600 bit/s with frames of 64 kB.',
    '',
  );
  return lines.join('\n');
}
