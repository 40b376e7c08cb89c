import { z } from 'zod';
import { WebsocketCarrier } from '../../circuits/websocket/carrier.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal, act } from '../act.ts';

/** Lines whose carriers were stopped on purpose; they stand there stopped until asked again. */
const closed = new WeakSet<StationLine>();

/**
 * Closes every carrier of a line, or opens them again: for work on the cable, and to let a line
 * go on by courier. Nobody is dialled and nobody accepted while they are closed. Refuses
 * `not-running` where no circuits could be open.
 */
export const circuitsAct = act({
  name: 'circuits',
  input: z.strictObject({ state: z.enum(['close', 'open']).optional() }),
  run: async (context, { state }) => {
    if (!context.running) throw new ActRefusal('not-running');
    const line = context.line();
    if (state === 'close' && !closed.has(line)) await close(line);
    if (state === 'open' && closed.has(line)) await open(line);
    const up = [...line.host.circuits.values()].map(({ id, kind, peer }) => {
      return { id, kind, peer: line.charter.parties[peer]?.name ?? '' };
    });
    return { closed: closed.has(line), up };
  },
});

async function close(line: StationLine): Promise<void> {
  closed.add(line);
  await Promise.all(line.carriers.map((carrier) => carrier.stop()));
}

async function open(line: StationLine): Promise<void> {
  closed.delete(line);
  const carriers = line.carriers.splice(0);
  for (const old of carriers) {
    const carrier = old instanceof WebsocketCarrier ? old.again() : old;
    line.carriers.push(carrier);
    await carrier.start();
  }
}
