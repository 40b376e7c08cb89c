import { violationSentence } from '@parley/text/finding.ts';
import { listOf } from '@parley/text/list.ts';
import {
  duration,
  hash,
  identifier,
  isolate,
  minuteUtc,
  phrase,
  quantity,
  timeUtc,
} from '@parley/text/tokens.ts';
import type { Silence, WatchSaid } from '../../acts/line/peer-silence.ts';
import { type CircuitView, flashAnswer, type PeerView } from '../../acts/line/peers.ts';
import type { Status } from '../../acts/line/status.ts';
import { fullBytes, lowBytes } from '../../store/space.ts';
import type { Cli } from '../cli.ts';
import { paint } from '../colour.ts';
import { sentenceOf } from '../failure.ts';
import { damagedLines } from '../messages/damaged-text.ts';
import { faultText, muteText } from '../messages/fault-text.ts';
import { unopenedLines } from '../messages/unopened-text.ts';

/** What a person needs first: the line, who is silent and why, what is wrong. */
export function statusText(cli: Cli, status: Status): string {
  const { t } = cli;
  const lines = [
    paint(cli, 'bold', t('status.title', { line: status.name, party: status.party })),
    status.running ? t('status.running') : t('status.not-running'),
  ];
  if (status.mute) lines.push(paint(cli, 'red', muteText(t, status.mute)));
  if (status.fault)
    lines.push(paint(cli, 'red', t('status.fault', { what: phrase(faultText(t, status.fault)) })));
  if (status.reserveSpent) lines.push(paint(cli, 'red', t('doctor.reserve-spent')));
  if (status.freeBytes < lowBytes) {
    const free = quantity(Math.floor(status.freeBytes / 2 ** 20), 'MiB');
    const colour = status.freeBytes < fullBytes ? 'red' : 'yellow';
    lines.push(paint(cli, colour, t('status.space', { free })));
  }
  if (status.contested) lines.push(paint(cli, 'red', t('state.contested')));
  if (status.cutTriesSpent) lines.push(paint(cli, 'red', t('status.cut-tries-spent')));
  lines.push(...damagedLines(cli, status.damaged));
  const { size, present } = status;
  const incarnation = identifier(status.incarnation);
  lines.push(t('status.own', { size, incarnation }));
  if (present < size) lines.push(t('status.present', { present }));
  lines.push(t('status.own-watch', { watch: phrase(watchText(cli, status.watch)) }));
  if (status.queue > 0) lines.push(t('status.queue', { count: status.queue }));
  for (const peer of status.peers) lines.push('', ...peerLines(cli, status, peer));
  const count = status.waitingForUs;
  lines.push('', count === 0 ? t('show.inbox-empty') : t('show.waiting', { count }));
  const cut = status.finalCut;
  lines.push(
    cut ? t('status.final-cut', { k: cut.k, hash: hash(cut.hash) }) : t('status.no-final-cut'),
  );
  lines.push(...violationLines(cli, status).map((line) => paint(cli, 'yellow', line)));
  const unopened = unopenedLines(cli, status.unopened);
  lines.push(...unopened.map((line) => paint(cli, 'yellow', line)));
  lines.push(...refusalLines(cli, status));
  return lines.join('\n');
}

function peerLines(cli: Cli, status: Status, peer: PeerView): string[] {
  const { t } = cli;
  const { ours, theirs, heard } = peer;
  const silence = peer.silence === null ? [] : [silenceText(cli, peer.silence)];
  const late = peer.watch?.state === 'listening-only' ? [t('silence.late-no-violation')] : [];
  const recorded = ours.at === null ? t('status.never') : minuteUtc(ours.at);
  return [
    paint(cli, 'bold', provenLine(cli, peer)),
    ...(status.running ? [`  ${t(flashKeys[flashAnswer(peer)])}`] : []),
    ...[...silence, ...late].map((text) => `  ${paint(cli, 'yellow', text)}`),
    `  ${t('status.peer-watch', { watch: phrase(watchText(cli, peer.watch)) })}`,
    ...peer.circuits.map((circuit) => `  ${circuitLine(cli, circuit)}`),
    `  ${t('status.heard', { at: heard === null ? t('status.never') : timeUtc(heard) })}`,
    `  ${t('status.theirs', { size: theirs.size })}`,
    `  ${t('status.recorded', { recorded: ours.recorded, size: ours.size, at: recorded })}`,
  ];
}

function provenLine({ t }: Cli, peer: PeerView): string {
  const { party, lineUp, provenAgo } = peer;
  const up = peer.circuits.filter(({ state }) => state === 'up').map(({ id }) => id);
  if (lineUp === null) return t('status.by-courier', { party });
  if (provenAgo === null) return t('line.never-proven', { party });
  const age = duration(provenAgo);
  if (up.length === 0) return t('line.no-circuit', { party, age });
  const state = phrase(t(lineUp ? 'line.up' : 'line.down'));
  return t('line.proven', { party, state, age, circuits: identifier(up.join(', ')) });
}

const flashKeys = {
  yes: 'line.flash-yes',
  no: 'line.flash-no',
  'no-circuit': 'line.flash-no-circuit',
  'by-courier': 'line.flash-by-courier',
  unknown: 'line.flash-unknown',
} as const;

/** The sentence of a silence: the words of the closed list, and its time where it has one. */
export function silenceText({ t }: Cli, silence: Silence): string {
  switch (silence.code) {
    case 'answer-withheld':
      if (silence.until === null) return t('silence.answer-withheld');
      return t('silence.answer-withheld-until', { until: minuteUtc(silence.until) });
    case 'circuits-dead':
    case 'by-courier': {
      const { code, at } = silence;
      return at === null ? t(`silence.${code}`) : t(`silence.${code}-since`, { at: minuteUtc(at) });
    }
    default:
      return t(`silence.${silence.code}`);
  }
}

/** What a party says of its watch, in words. */
export function watchText({ t }: Cli, watch: WatchSaid | null): string {
  if (watch === null) return t('watch.not-stated-short');
  if (watch.until === null) return t(`watch.${watch.state}`);
  return t(`watch.${watch.state}-until`, { until: minuteUtc(watch.until) });
}

function circuitLine(cli: Cli, circuit: CircuitView): string {
  const { t, lang } = cli;
  const { id, state, why, software, rttUs, sent, returned, lastUp } = circuit;
  const word = paint(cli, state === 'up' ? 'green' : 'dim', t(`circuit.${state}`));
  const token = (text: string) => isolate(identifier(text), lang);
  const build = software === '' ? '' : ` ${token(software)}`;
  const head = `${token(id)}: ${word}${build}`;
  if (state === 'one-way') return head;
  const because = why === '' ? head : `${head} (${token(why)})`;
  if (state !== 'up' && lastUp !== null) {
    return listOf([because, t('circuit.last-up', { at: minuteUtc(lastUp) })], lang);
  }
  if (rttUs === null) return because;
  // The newest challenge is still on its way.
  const lost = Math.max(0, sent - returned - 1);
  const loss = quantity(sent === 0 ? 0 : Math.round((100 * lost) / sent), '%');
  return listOf([head, t('circuit.round-trip', { time: microseconds(rttUs), loss })], lang);
}

/** `2.3 ms`; above a second as any duration. */
export function microseconds(us: number) {
  if (us >= 1_000_000) return duration(us / 1000);
  return quantity(us / 1000, 'ms', 1);
}

/** Whoever breaks a rule is named, with the rule in words. */
function violationLines({ t, lang }: Cli, { violations }: Status): string[] {
  if (violations.length === 0) return [];
  const lines = violations.map(({ party, code, count, entry }) => {
    const what = phrase(violationSentence(lang, code));
    const named = { count, party: identifier(party), entry: identifier(entry), what };
    return `  ${t('status.violation', named)}`;
  });
  return [t('status.violations'), ...lines];
}

function refusalLines({ t, lang }: Cli, { refusals }: Status): string[] {
  const counts = Object.entries(refusals.counts);
  if (counts.length === 0) return [t('status.no-refusals')];
  return [
    t('status.refusals'),
    ...counts.map(([code, count]) => {
      const head = isolate(identifier(`${count} × ${code}`), lang);
      return `  ${head}: ${sentenceOf(lang, code) ?? ''}`;
    }),
  ];
}
