import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

const pipelined = { messages: 0, perSecond: 0, cpuMsPerMessage: 0 };
const common = {
  pipelined,
  oneAtATime: { p50Ms: 0, p99Ms: 0 },
  wireBytes: { oneAtATime: 0, pipelined: 0 },
  catchUp: { messages: 0, seconds: 0 },
  memoryMiB: { a: 0, b: 0 },
  coldStartMs: 0,
};
const whole = {
  ...common,
  oneAtATime: { p50Ms: 0, p99Ms: 0, floorMs: 0 },
  pipelinedReleased: pipelined,
  catchUp100k: { messages: 0, seconds: 0 },
  verify: { entries: 0, seconds: 0, MiB: 0 },
  start: { entries: 0, seconds: 0, MiB: 0 },
  tenParties: { p50Ms: 0 },
};

/** The same object with every number zero; a number that is none stays, and differs. */
function zeroed(value: unknown): unknown {
  if (typeof value === 'number') return value > 0 && Number.isFinite(value) ? 0 : value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, zeroed(one)]));
}

describe('bench --json', () => {
  it('prints one object of the keys that the figures have, all of them measured', async () => {
    const args = ['--disable-warning=ExperimentalWarning', main, '--json', '--quick'];
    const { stdout } = await promisify(execFile)(process.execPath, args);
    const { peers, ...report } = zeroed(JSON.parse(stdout)) as { peers: Record<string, unknown> };
    expect(report).toEqual(whole);
    for (const peer of Object.values(peers)) expect(peer).toEqual(common);
  });
});
