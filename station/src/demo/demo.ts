import { mkdir, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Language } from '@parley/text/languages.ts';
import type { Scenario } from '@parley/text/scenario.ts';
import { duration, identifier } from '@parley/text/tokens.ts';
import type { Translate } from '@parley/text/translator.ts';
import { StoreRefusal } from '../store/refusals.ts';
import { Board } from './board.ts';
import { holdCeremony } from './ceremony.ts';
import type { Desk } from './desk.ts';
import { type Proofs, prove } from './finale.ts';
import { calmPace, minuteOf1967Ms, noPace, type Pace } from './pace.ts';
import type { Party } from './party.ts';
import { type Played, Player } from './player.ts';
import { readScenario, type ScenarioName } from './scenario-file.ts';
import { StationDesk } from './station-desk.ts';
import { StationProcess } from './station-process.ts';
import { type StationSummary, type Summary, shortcomings } from './summary.ts';
import { tally } from './tally.ts';
import { Telling } from './telling.ts';
import { thenAndNow } from './then-and-now.ts';
import { runVerb } from './verb.ts';

export type DemoOptions = {
  readonly scenario: ScenarioName;
  /** Wait for the stations only, not for a reader. */
  readonly fast: boolean;
  /** Where both stations' folders stay; otherwise they are removed. */
  readonly keep: string | undefined;
  readonly t: Translate;
  readonly lang: Language;
  /** Cells of the terminal. */
  readonly width: number;
  readonly colours: boolean;
  readonly write: (line: string) => void;
  /** Where it is told how far it is, when nobody reads the display. */
  readonly narrates?: ((line: string) => void) | undefined;
  /** Opens both desks for browsers; the stations then run until the signal. */
  readonly desks: boolean;
  /** Ends the demonstration early; stations are stopped and folders removed all the same. */
  readonly signal: AbortSignal;
};

type Room = {
  readonly scenario: Scenario;
  readonly parties: readonly [Party, Party];
  readonly folder: string;
  readonly board: Board;
  readonly telling: Telling;
  readonly pace: Pace;
  readonly signal: AbortSignal;
};

const stationPlans: Readonly<Record<string, { titles: string[]; zone: string }>> = {
  washington: { titles: ['en=Washington', 'ru=Вашингтон', 'ar=واشنطن'], zone: 'America/New_York' },
  moscow: { titles: ['en=Moscow', 'ru=Москва', 'ar=موسكو'], zone: 'Europe/Moscow' },
};

/** Founds two stations, plays a scenario over the real line, and proves what was said. */
export async function playDemo(options: DemoOptions): Promise<Summary> {
  const started = performance.now();
  const scenario = await readScenario(options.scenario);
  const folder = await makeFolder(options.keep);
  const [left, right] = scenario.parties.map((name) => {
    const plan = stationPlans[name] ?? { titles: [`en=${name}`], zone: 'UTC' };
    const { signal } = options;
    const desk = options.desks;
    return new StationProcess({ name, folder: join(folder, name), ...plan, desk, signal });
  }) as [StationProcess, StationProcess];
  const parties = [left, right] as const;
  const killAll = (): void => {
    for (const party of parties) party.kill();
  };
  process.once('exit', killAll);
  const room: Room = {
    scenario,
    parties,
    folder,
    board: new Board({ names: [left.name, right.name], ...options }),
    telling: new Telling(options.t, options.lang),
    pace: options.fast ? noPace : calmPace(options.signal),
    signal: options.signal,
  };
  const work = perform(room, started);
  try {
    const summary = await untilAborted(work, options.signal);
    if (options.desks) await takeOver(room);
    if (options.keep !== undefined) {
      room.board.narrate(options.t('demo.kept', { folder: identifier(folder) }));
    }
    return options.keep === undefined ? withoutFolder(summary) : summary;
  } finally {
    await Promise.all(parties.map((party) => party.stop()));
    // What an abort has overtaken comes to its end before the ground is taken away.
    await work.catch(() => {});
    process.off('exit', killAll);
    if (options.keep === undefined) await rm(folder, { recursive: true, force: true });
  }
}

async function perform(room: Room, started: number): Promise<Summary> {
  const { scenario, parties, folder, board, telling, pace } = room;
  const { t, lang } = telling;
  board.narrate(t('demo.title'));
  board.gap();
  const charter = await holdCeremony(room);
  const desks = [new StationDesk(parties[0]), new StationDesk(parties[1])] as const;
  await Promise.all(desks.map((desk) => desk.circuitUp()));
  showLinks(room);
  board.gap();
  board.narrate(t('demo.playing', { scenario: identifier(scenario.name), about: about(room) }));
  board.narrate(t('demo.written-for'));
  const is1967 = scenario.steps.some((step) => step.step === 'message' && step.then !== undefined);
  if (is1967) board.narrate(t('demo.compressed', { time: duration(minuteOf1967Ms) }));
  let journeys = 0;
  const courierFile = (from: string, to: string): string =>
    join(folder, `${++journeys}-${from}-${to}.courier`);
  const played = await new Player(scenario, { desks, board, telling, pace, courierFile }).play();
  if (is1967) {
    board.gap();
    board.lines(thenAndNow(telling, played.messages1967, board.width));
    board.gap();
    board.narrate(t('demo.translation-now'));
  }
  const verify = async (file: string) => {
    const args = ['verify', file, '--charter', charter, '--lang', lang];
    const answer = (await runVerb(args, room.signal)).answer as {
      ok?: boolean;
      code?: string;
    } | null;
    return { ok: answer?.ok === true, code: answer?.code ?? 'no-answer' };
  };
  const proofs = await prove({ desks, folder, verify, board, telling }, played.lastMessage);
  const summary = await summarise(room, { desks, played, proofs, started });
  close(room, summary);
  return summary;
}

/** Where the visitor signs in, on either side, while the scenario is played into both desks. */
function showLinks({ parties, board, telling: { t } }: Room): void {
  const links = parties.flatMap(({ name, links: own }) => {
    return own.map(({ officer, url }) => ({ party: name, officer, address: identifier(url) }));
  });
  if (links.length === 0) return;
  board.gap();
  board.narrate(t('demo.desks-open'));
  // One line each, never wrapped: a terminal makes them clickable.
  for (const link of links) board.lines([t('demo.desk-link', link)]);
}

/** The scenario is played and proved; what comes now is the visitor's. */
async function takeOver({ board, telling: { t }, signal }: Room): Promise<void> {
  board.gap();
  board.narrate(t('demo.take-over'));
  if (signal.aborted) return;
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
}

function about({ scenario, telling }: Room) {
  return { token: 'phrase', text: scenario.about[telling.lang] } as const;
}

type Ending = {
  readonly desks: readonly [Desk, Desk];
  readonly played: Played;
  readonly proofs: Proofs;
  readonly started: number;
};

async function summarise(room: Room, ending: Ending): Promise<Summary> {
  const { desks, played, proofs, started } = ending;
  const held = await Promise.all(desks.map((desk) => desk.entries()));
  const stations = desks.map(({ name }, i): StationSummary => {
    const spoken = played.spoken.get(name) ?? [];
    const counted = tally(name, spoken, held[i] ?? [], held[1 - i] ?? []);
    const transcript = proofs.transcripts[i] ?? { file: '', sha256: '', entries: 0 };
    return { party: name, ...counted, transcript };
  });
  const { equal, tampered, disclosed } = proofs;
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  return { scenario: room.scenario.name, stations, equal, tampered, disclosed, seconds };
}

/** The folder is about to go: a path into it would lead nowhere. */
function withoutFolder(summary: Summary): Summary {
  const stations = summary.stations.map((one) => {
    return { ...one, transcript: { ...one.transcript, file: basename(one.transcript.file) } };
  });
  return { ...summary, stations };
}

/** The counts of both sides beside each other, and whether all of it held. */
function close({ board, telling: { t } }: Room, summary: Summary): void {
  const [left, right] = summary.stations.map(({ entries, recorded, acknowledged }) => {
    return t('demo.counted', { entries, recorded, acknowledged });
  });
  board.beside([left ?? ''], [right ?? '']);
  const total = summary.stations.reduce((sum, { entries }) => sum + entries, 0);
  const final = summary.stations[0]?.transcript.entries ?? total;
  if (final < total) board.narrate(t('demo.final-of', { final, total }));
  const lost = summary.stations.reduce((sum, one) => sum + one.lost, 0);
  const doubled = summary.stations.reduce((sum, one) => sum + one.duplicated, 0);
  const whole = lost + doubled === 0;
  board.narrate(whole ? t('demo.nothing-lost') : t('demo.lost', { lost, doubled }));
  const found = shortcomings(summary);
  board.narrate(
    found.length === 0 ? t('demo.held') : t('demo.failed', { detail: found.join('; ') }),
  );
}

/** A folder that is kept must be a new one: two demonstrations in one would spoil both. */
async function makeFolder(keep: string | undefined): Promise<string> {
  if (keep === undefined) return await realpath(await mkdtemp(join(tmpdir(), 'parley-demo-')));
  await mkdir(keep, { recursive: true, mode: 0o700 });
  if ((await readdir(keep)).length > 0) throw new StoreRefusal('exists', keep);
  return await realpath(keep);
}

function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
