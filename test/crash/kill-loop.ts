import { Party } from '../stations/party.ts';
import { founded } from '../stations/place.ts';
import { pause, until } from '../stations/until.ts';
import { compareRecords } from './compare.ts';
import { talkerOf } from './pair.ts';
import { Seeded } from './seeded.ts';
import { type Talker, talk } from './traffic.ts';
import { watchHeads } from './watch-heads.ts';

export type KillPlan = {
  readonly seed: number;
  readonly kills: number;
  /** Told after each kill. */
  readonly progress?: (kills: number) => void;
};

export type KillReport = {
  readonly kills: number;
  readonly signed: number;
  readonly acknowledged: number;
  readonly receipts: number;
  /** Every way in which a promise was broken; empty when all held. */
  readonly broken: readonly string[];
};

const talkMsMax = 260;
const startMsMax = 900;
/** One of so many lives ends while it begins. */
const earlyShare = 0.2;
const bothShare = 0.15;
/** So many have said something first, however slow the machine is. */
const talkedShare = 0.7;
const talkedMsMax = 15_000;
const doctorShare = 0.06;

/**
 * Two `parley run` talk over their line, and are killed at instants that follow from the seed,
 * alone or both at once. A third party in this process holds every head that it was shown.
 */
export async function killLoop(plan: KillPlan): Promise<KillReport> {
  const line = await founded(['north', 'south', 'west']);
  const observer = await new Party(line, 2).start();
  const heads = watchHeads(observer);
  const seeded = new Seeded(plan.seed);
  const talkers = [0, 1].map((me) => talkerOf(line, me, seeded.fork()));
  const broken: string[] = [];
  try {
    await killAgainAndAgain(talkers, plan, broken);
    await Promise.all(talkers.map(({ run }) => run.start()));
    const calm = { over: false };
    const talks = talkers.map((talker) => talk(talker, () => calm.over));
    await pause(500);
    calm.over = true;
    await Promise.all(talks);
    broken.push(...(await settled(talkers, observer)));
    broken.push(...(await compareRecords(talkers, observer)));
  } finally {
    await Promise.all(talkers.map(({ run }) => run.kill()));
    await observer.stop();
  }
  for (const [place, roots] of heads) if (roots.size > 1) broken.push(`two heads: ${place}`);
  for (const { ledger, run } of talkers) broken.push(...ledger.wrong, ...run.ended);
  return reportOf(talkers, broken);
}

/** Each station lives its own lives, until together they were killed often enough. */
async function killAgainAndAgain(
  talkers: readonly Talker[],
  plan: KillPlan,
  broken: string[],
): Promise<void> {
  const kills = () => talkers.reduce((sum, { run }) => sum + run.kills, 0);
  const lives = async (talker: Talker, other: Talker) => {
    while (kills() < plan.kills && broken.length === 0) {
      await oneLife(talker, other, broken);
      plan.progress?.(kills());
    }
  };
  const [north, south] = talkers as [Talker, Talker];
  await Promise.all([lives(north, south), lives(south, north)]);
}

async function oneLife(talker: Talker, other: Talker, broken: string[]): Promise<void> {
  const { run, seeded, ledger } = talker;
  if (seeded.chance(earlyShare)) {
    run.spawn();
    await pause(seeded.below(startMsMax));
    return await run.kill();
  }
  try {
    await run.start();
  } catch {
    // The other one's life took this one along; anything else stands in `run.ended`.
    return;
  }
  broken.push(...(await kept(talker)));
  const talking = talk(talker, () => false);
  if (seeded.chance(talkedShare)) await untilTalking(talker);
  await pause(seeded.below(talkMsMax));
  const kills = [run.kill()];
  if (seeded.chance(bothShare) && other.run.running) kills.push(other.run.kill());
  await Promise.all([...kills, talking]);
  if (!seeded.chance(doctorShare)) return;
  const { status, answer } = await run.verb('doctor');
  if (status !== 0) ledger.wrong.push(`doctor after a kill: ${JSON.stringify(answer)}`);
}

async function untilTalking({ run, ledger }: Talker): Promise<void> {
  const before = ledger.signed.size;
  const end = performance.now() + talkedMsMax;
  while (ledger.signed.size === before && run.running && performance.now() < end) await pause(5);
}

type Status = { readonly mute: string | null; readonly present: number };

/** At every start: what was signed here is here, and the station may speak. */
async function kept({ run, ledger }: Talker): Promise<string[]> {
  try {
    const { mute, present } = await run.ask<Status>('status');
    const signed = Math.max(-1, ...[...ledger.signed.keys()].map(seqOf)) + 1;
    const lost = present < signed ? [`${run.name} has ${present} of ${signed}`] : [];
    return mute === null ? lost : [...lost, `${run.name} is mute: ${mute}`];
  } catch {
    return [];
  }
}

export function seqOf(entry: string): number {
  return Number(entry.slice(entry.indexOf('/') + 1));
}

/** All that was written is on everyone's record, and everyone was told so. */
async function settled(talkers: readonly Talker[], observer: Party): Promise<string[]> {
  const core = observer.line.host.line;
  const size = (party: number) =>
    [...core.journals.values()].find(({ name }) => name.party === party)?.durable.size ?? 0;
  const told = ({ ledger, run: { me } }: Talker) =>
    [1 - me, 2].every((by) => ledger.recorded.get(`${me} by ${by}`) === size(me));
  const state = () => JSON.stringify(talkers.map(({ ledger }) => [...ledger.recorded]));
  const now = () => `${state()} ${size(0)} ${size(1)}`;
  try {
    await until(() => talkers.every(told), now, 40_000);
    return [];
  } catch (error) {
    return [String(error)];
  }
}

function reportOf(talkers: readonly Talker[], broken: readonly string[]): KillReport {
  const sum = (of: (talker: Talker) => number) => talkers.reduce((all, one) => all + of(one), 0);
  return {
    kills: sum(({ run }) => run.kills),
    signed: sum(({ ledger }) => ledger.signed.size),
    acknowledged: sum(({ ledger }) => ledger.acknowledged.size),
    receipts: sum(({ ledger }) => ledger.receipts),
    broken,
  };
}
