import type { CatchUp, OneAtATime, Pipelined } from './line/rows.ts';

type Size = { readonly entries: number; readonly seconds: number; readonly MiB: number };

/** What both the line and its peers are measured by. */
export type Common = {
  pipelined: Pipelined;
  oneAtATime: OneAtATime;
  wireBytes: { oneAtATime: number; pipelined: number };
  catchUp: CatchUp;
  memoryMiB: { a: number; b: number };
  coldStartMs: number;
};

/** The object that `bench --json` prints. */
export type Report = Omit<Common, 'oneAtATime'> & {
  pipelinedReleased: Pipelined;
  oneAtATime: OneAtATime & { floorMs: number };
  catchUp100k: CatchUp;
  verify: Size;
  start: Size;
  tenParties: { p50Ms: number };
  peers: Record<string, Common>;
};

type Line = readonly [work: string, measured: string, beside: string, reach: string, ok: boolean];

/** The table for people: measured, the peer and the ratio beside it, and what is to be reached. */
export function renderReport(report: Report): string {
  const nats = report.peers['nats'];
  const header = ['work', 'measured', 'NATS beside it', 'to reach', ''] as const;
  const rows = lines(report, nats).map(([work, measured, beside, reach, ok]) => {
    return [work, measured, beside, reach, ok ? 'reached' : 'NOT reached'] as const;
  });
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => (row[i] ?? '').length)));
  return all
    .map((row) =>
      row
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const rate = (one: Pipelined | undefined) => (one ? `${one.perSecond.toFixed(0)}/s` : '-');
const ms = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(2)} ms`);
const s = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(2)} s`);
const bytes = (value: number | undefined) => value?.toFixed(0) ?? '-';
const memory = (one: Common['memoryMiB'] | undefined) =>
  one ? `${one.a.toFixed(0)}, ${one.b.toFixed(0)} MiB` : '-';

function lines(r: Report, nats: Common | undefined): Line[] {
  return [...traffic(r, nats), ...recovery(r, nats), ...stations(r, nats)];
}

function traffic(r: Report, nats: Common | undefined): Line[] {
  const ratio = nats ? r.pipelined.perSecond / nats.pipelined.perSecond : Number.NaN;
  const beside = nats ? `${rate(nats.pipelined)}, ratio ${ratio.toFixed(1)}` : '-';
  const { p50Ms, floorMs } = r.oneAtATime;
  const single = `${ms(p50Ms)}, ${(p50Ms / floorMs).toFixed(2)} x floor ${ms(floorMs)}`;
  const { oneAtATime, pipelined } = r.wireBytes;
  const theirs = nats?.wireBytes;
  return [
    ['pipelined', rate(r.pipelined), beside, '4 x NATS, goal 7 x', ratio >= 4],
    ['pipelined, released', rate(r.pipelinedReleased), '-', 'no limit', true],
    [
      'one at a time, p50',
      single,
      ms(nats?.oneAtATime.p50Ms),
      '2.0 x floor, goal 1.3 x and below NATS',
      p50Ms <= 2 * floorMs,
    ],
    [
      'wire bytes, one at a time',
      bytes(oneAtATime),
      bytes(theirs?.oneAtATime),
      '620, goal 510',
      oneAtATime <= 620,
    ],
    [
      'wire bytes, pipelined',
      bytes(pipelined),
      bytes(theirs?.pipelined),
      '345, goal 330',
      pipelined <= 345,
    ],
  ];
}

function recovery(r: Report, nats: Common | undefined): Line[] {
  const { catchUp, catchUp100k, verify, start } = r;
  const growth = catchUp100k.seconds / catchUp.seconds;
  return [
    [
      `catch-up of ${catchUp.messages}`,
      s(catchUp.seconds),
      s(nats?.catchUp.seconds),
      '0.8 s',
      catchUp.seconds <= 0.8,
    ],
    [
      `catch-up of ${catchUp100k.messages}`,
      `${s(catchUp100k.seconds)}, ${growth.toFixed(1)} x`,
      '-',
      '11 x that',
      growth <= 11,
    ],
    [
      `verify ${verify.entries} entries`,
      `${s(verify.seconds)}, ${verify.MiB.toFixed(0)} MiB`,
      '-',
      '12 s, 300 MiB',
      verify.seconds <= 12 && verify.MiB <= 300,
    ],
    [
      `start with ${start.entries} entries`,
      `${s(start.seconds)}, ${start.MiB.toFixed(0)} MiB`,
      '-',
      '2 s, 200 MiB',
      start.seconds < 2 && start.MiB <= 200,
    ],
  ];
}

function stations(r: Report, nats: Common | undefined): Line[] {
  const { a, b } = r.memoryMiB;
  const { p50Ms } = r.tenParties;
  return [
    [
      'memory of a station',
      memory(r.memoryMiB),
      memory(nats?.memoryMiB),
      '150 MiB',
      Math.max(a, b) <= 150,
    ],
    ['cold start', ms(r.coldStartMs), ms(nats?.coldStartMs), '800 ms', r.coldStartMs <= 800],
    ['ten parties, p50', ms(p50Ms), '-', '15 ms', p50Ms <= 15],
  ];
}
