import { hex, unhex } from '@parley/core/base/bytes.ts';
import { certificateSigningInput, encodeCertificate } from '@parley/core/codec/certificate.ts';
import { releasedBody } from '@parley/station/cli/officer-keys.ts';
import type { FoundedLine } from '@parley/station/testing/found-line.ts';
import { founded, quickSettings } from '../stations/place.ts';
import { pause } from '../stations/until.ts';
import { compareRecords } from './compare.ts';
import { Ledger } from './ledger.ts';
import { ParleyRun } from './parley-run.ts';
import { Seeded } from './seeded.ts';
import { say, type Talker, talk } from './traffic.ts';

export type Status = {
  readonly mute: string | null;
  readonly fault: string | null;
  readonly contested: boolean;
  readonly size: number;
  readonly present: number;
  readonly peers: readonly {
    readonly lineUp: boolean;
    readonly ours: { readonly recorded: number };
  }[];
};

type Doctor = { readonly findings: readonly { readonly code: string; readonly level: string }[] };

/** A quick machine says more FLASH in a minute than an hour's budget allows (setting 16). */
const settings = new Map([...quickSettings, [16, 100_000]]);

/** Two `parley run`, each with its own outside record, for what may befall one of them. */
export class Pair {
  readonly line: FoundedLine;
  readonly talkers: readonly [Talker, Talker];

  private constructor(line: FoundedLine, seeded: Seeded) {
    this.line = line;
    this.talkers = [talkerOf(line, 0, seeded.fork()), talkerOf(line, 1, seeded.fork())];
  }

  /** Founded and running. */
  static async start(seed = 20): Promise<Pair> {
    const pair = new Pair(await founded(['north', 'south'], settings), new Seeded(seed));
    await Promise.all(pair.talkers.map(({ run }) => run.start()));
    return pair;
  }

  get north(): ParleyRun {
    return this.talkers[0].run;
  }

  get south(): ParleyRun {
    return this.talkers[1].run;
  }

  /** Both sides talk for a while. */
  async traffic(ms: number, talkers: readonly Talker[] = this.talkers): Promise<void> {
    const calm = { over: false };
    const talks = talkers.map((talker) => talk(talker, () => calm.over));
    await pause(ms);
    calm.over = true;
    await Promise.all(talks);
  }

  /** Everything that either side wrote is on the other's record. */
  async quiet(): Promise<void> {
    for (const { run } of this.talkers) {
      await untilStatus(run, ({ size, peers }) => peers[0]?.ours.recorded === size);
    }
  }

  /** What does not hold of the two records, once they are quiet; ends the stations. */
  async broken(): Promise<string[]> {
    await this.quiet();
    const broken = await compareRecords(this.talkers);
    for (const { run, ledger } of this.talkers) broken.push(...ledger.wrong, ...run.ended);
    return broken;
  }

  async end(): Promise<void> {
    await Promise.all(this.talkers.map(({ run }) => run.kill()));
  }
}

export function talkerOf(line: FoundedLine, me: number, seeded: Seeded): Talker {
  const run = new ParleyRun(line, me);
  const ledger = new Ledger();
  run.onLog = (logged) => ledger.take(logged);
  return { run, ledger, seeded };
}

/** Asks until it holds; throws with the last status otherwise. */
export async function untilStatus(
  run: ParleyRun,
  holds: (status: Status) => boolean,
  ms = 40_000,
): Promise<Status> {
  for (const end = performance.now() + ms; ; await pause(50)) {
    const status = await run.ask<Status>('status');
    if (holds(status)) return status;
    if (performance.now() > end) throw new Error(`${run.name}: ${JSON.stringify(status)}`);
  }
}

/** A message is written here, and the other side puts it on its record. */
export async function isHeard(run: ParleyRun, text: string, precedence = 'FLASH'): Promise<void> {
  await say(run, text, precedence);
  await untilStatus(run, ({ size, peers }) => peers[0]?.ours.recorded === size);
}

/** What `doctor` finds in a folder that nothing runs in, and its exit code. */
export async function doctorOf(run: ParleyRun): Promise<{ status: number; codes: string[] }> {
  const { status, answer } = await run.verb('doctor');
  const { findings } = answer as Doctor;
  const errors = findings.filter(({ level }) => level === 'error');
  return { status, codes: errors.map(({ code }) => code) };
}

/** New keys, by an officer and the recovery key; the number of the incarnation. */
export async function openIncarnation(run: ParleyRun): Promise<number> {
  const { founded: line, me } = run;
  type Prepared = { line: string; party: number; content: string };
  const prepared = await run.ask<Prepared>('incarnation-prepare');
  const content = unhex(prepared.content) as Uint8Array;
  const recovery = line.recovery[me] as FoundedLine['recovery'][number];
  const certificate = encodeCertificate(content, recovery.sign(certificateSigningInput(content)));
  const officers = line.officers.slice(me, me + 1);
  const body = releasedBody(prepared, { kind: 'incarnation', certificate }, officers);
  const input = { certificate: hex(certificate), body: hex(body) };
  return (await run.ask<{ number: number }>('incarnation-open', input)).number;
}
