import { envelopeLimits } from '@parley/envelope/limits.ts';
import { type Language, languages } from '@parley/text/languages.ts';
import { translator } from '@parley/text/translator.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Cli } from '../../cli/cli.ts';
import { unopenedLines } from '../../cli/messages/unopened-text.ts';
import {
  type Stations,
  type TestStation,
  testStations,
  until,
} from '../../testing/two-stations.ts';
import type { UnopenedView } from './unopened.ts';

let stations: Stations;
let washington: TestStation;
let moscow: TestStation;

beforeEach(async () => {
  stations = await testStations();
  [washington, moscow] = stations.all as [TestStation, TestStation];
  stations.connect();
  const up = () => moscow.line.host.circuits.size > 0;
  await until(up);
});
afterEach(async () => await stations.end());

/** A frame that looks sealed, of a session that nobody opened to this station. */
function strange(byte: number): Uint8Array {
  const frame = new Uint8Array(64).fill(byte);
  frame[0] = 0;
  return frame;
}

const seenBy = async (station: TestStation, act: string) => {
  return (await station.ask<{ unopened: UnopenedView[] }>(act)).unopened;
};

describe('what cannot be opened', () => {
  it('stands in status, inbox and show with its cause, the next step and its time', async () => {
    const { host } = moscow.line;
    const [circuit] = [...host.circuits.keys()] as [string];
    expect(await seenBy(moscow, 'status')).toEqual([]);
    const before = host.options.clock.now();
    host.envelope.receive(circuit, strange(7), before.elapsed);
    const [one] = await seenBy(moscow, 'status');
    expect(one).toMatchObject({
      from: 'washington',
      circuit,
      session: '07'.repeat(8),
      cause: 'session-unknown',
      frames: 1,
      since: one?.last,
      // Its sender is asked at once, and again after ten seconds if more of it comes.
      next: 'ask-again',
    });
    expect(Math.abs((one?.at ?? 0) - (before.time + envelopeLimits.answerPauseMs))).toBeLessThan(5);
    host.envelope.receive(circuit, strange(8), before.elapsed + 1);
    const second = (await seenBy(moscow, 'inbox')).find(({ session }) => session.startsWith('08'));
    // One cannot-open in ten seconds goes by each circuit: it waits for its turn.
    expect(second?.next).toBe('ask');
    expect(Math.abs((second?.at ?? 0) - (one?.at ?? 0))).toBeLessThan(5);

    const entry = await washington.line.host.write({
      kind: 1,
      precedence: 1,
      class: 2,
      body: Uint8Array.of(0xff),
      references: [],
      shown: null,
    });
    expect(entry.ok).toBe(true);
    const seq = entry.ok ? entry.value.seq : 0;
    await until(() =>
      [...moscow.line.host.line.journals.values()].some(({ name, durable }) => {
        return name.party === 0 && durable.size > seq;
      }),
    );
    const shown = await moscow.ask<{ unopened: UnopenedView[] }>('show', {
      entry: `washington/${seq}`,
    });
    expect(shown.unopened.map(({ cause }) => cause)).toContain('session-unknown');
    // An entry that is not here: how much is, and when what cannot be opened is asked for.
    const missing = moscow.ask('show', { entry: `washington/${seq + 9}` });
    const day = new Date(one?.at ?? 0).toISOString().slice(0, 15);
    const detail = new RegExp(`washington: ${seq + 1}; .*session-unknown, ask.* ${day}`, 'u');
    await expect(missing).rejects.toMatchObject({
      code: 'entry-missing',
      detail: expect.stringMatching(detail),
    });
  });

  it('waits for a circuit when there is none, and says so', async () => {
    const { host } = moscow.line;
    const [circuit] = [...host.circuits.keys()] as [string];
    host.envelope.receive(circuit, strange(7), host.options.clock.now().elapsed);
    stations.disconnect();
    await until(() => host.circuits.size === 0);
    expect((await seenBy(moscow, 'status'))[0]).toMatchObject({ next: 'circuit-up', at: null });
  });

  it.each(languages)(
    'is told to a person in %s with the time of the next step',
    (lang: Language) => {
      const at = Date.UTC(2026, 10, 24, 18, 5, 7);
      const since = Date.UTC(2026, 10, 24, 17, 4, 6);
      const about = {
        circuit: 'ws.moscow',
        session: '07'.repeat(8),
        frames: 1,
        since,
        last: at,
      } as const;
      const cli = { t: translator(lang), lang } as Cli;
      const lines = unopenedLines(cli, [
        { ...about, from: 'moscow', cause: 'session-unknown', next: 'ask', at },
        { ...about, from: 'moscow', cause: 'open-unreadable', next: 'ask-again', at },
        { ...about, from: null, cause: 'session-unknown', next: 'circuit-up', at: null },
        { ...about, from: 'moscow', cause: 'receive-key-unknown', next: 'next-file', at: null },
      ]);
      expect(lines.filter((line) => line.includes('17:04:06'))).toHaveLength(4);
      expect(lines.filter((line) => line.includes('18:05:07'))).toHaveLength(2);
      for (const line of lines) expect(line).toContain('ws.moscow');
      expect(lines[3]).toContain('parley courier export --to');
    },
  );
});
