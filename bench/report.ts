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

function lines(r: Report, nats: Common | undefined): Line[] {
  const ratio = nats ? r.pipelined.perSecond / nats.pipelined.perSecond : Number.NaN;
  const overFloor = r.oneAtATime.p50Ms / r.oneAtATime.floorMs;
  const growth = r.catchUp100k.seconds / r.catchUp.seconds;
  const rate = (one: Pipelined | undefined) => (one ? `${one.perSecond.toFixed(0)}/s` : '-');
  const ms = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(2)} ms`);
  const s = (value: number | undefined) => (value === undefined ? '-' : `${value.toFixed(2)} s`);
  const bytes = (value: number | undefined) => value?.toFixed(0) ?? '-';
  const memory = (one: Common['memoryMiB'] | undefined) =>
    one ? `${one.a.toFixed(0)}, ${one.b.toFixed(0)} MiB` : '-';
  const beside = nats ? `${rate(nats.pipelined)}, ratio ${ratio.toFixed(1)}` : '-';
  return [
    ['pipelined', rate(r.pipelined), beside, '4 x NATS, goal 7 x', ratio >= 4],
    ['pipelined, released', rate(r.pipelinedReleased), '-', 'no limit', true],
    [
      'one at a time, p50',
      `${ms(r.oneAtATime.p50Ms)}, ${overFloor.toFixed(2)} x floor ${ms(r.oneAtATime.floorMs)}`,
      ms(nats?.oneAtATime.p50Ms),
      '2.0 x floor, goal 1.3 x',
      overFloor <= 2,
    ],
    [
      'wire bytes, one at a time',
      bytes(r.wireBytes.oneAtATime),
      bytes(nats?.wireBytes.oneAtATime),
      '620, goal 510',
      r.wireBytes.oneAtATime <= 620,
    ],
    [
      'wire bytes, pipelined',
      bytes(r.wireBytes.pipelined),
      bytes(nats?.wireBytes.pipelined),
      '345, goal 330',
      r.wireBytes.pipelined <= 345,
    ],
    [
      `catch-up of ${r.catchUp.messages}`,
      s(r.catchUp.seconds),
      s(nats?.catchUp.seconds),
      '0.8 s',
      r.catchUp.seconds <= 0.8,
    ],
    [
      `catch-up of ${r.catchUp100k.messages}`,
      `${s(r.catchUp100k.seconds)}, ${growth.toFixed(1)} x`,
      '-',
      '11 x that',
      growth <= 11,
    ],
    [
      `verify ${r.verify.entries} entries`,
      `${s(r.verify.seconds)}, ${r.verify.MiB.toFixed(0)} MiB`,
      '-',
      '12 s, 300 MiB',
      r.verify.seconds <= 12 && r.verify.MiB <= 300,
    ],
    [
      `start with ${r.start.entries} entries`,
      `${s(r.start.seconds)}, ${r.start.MiB.toFixed(0)} MiB`,
      '-',
      '2 s, 200 MiB',
      r.start.seconds < 2 && r.start.MiB <= 200,
    ],
    [
      'memory of a station',
      memory(r.memoryMiB),
      memory(nats?.memoryMiB),
      '150 MiB',
      Math.max(r.memoryMiB.a, r.memoryMiB.b) <= 150,
    ],
    ['cold start', ms(r.coldStartMs), ms(nats?.coldStartMs), '800 ms', r.coldStartMs <= 800],
    ['ten parties, p50', ms(r.tenParties.p50Ms), '-', '15 ms', r.tenParties.p50Ms <= 15],
  ];
}
