import { beforeEach, describe, expect, it } from 'vitest';
import {
  Author,
  connect,
  sentOf,
  shownOf,
  standing,
  taken,
  trioLine,
} from '../../test/standing.ts';
import { canaryMessage } from '../codec/canary.ts';
import { encodePayload, type Payload } from '../codec/payload.ts';
import type { Effect } from '../replication/io.ts';
import type { CircuitState, Line, Peer } from '../replication/line.ts';
import { canary, challenge } from './links.ts';
import { step } from './step.ts';

let line: Line;
let peer: Peer;
let circuit: CircuitState;

beforeEach(() => {
  line = standing();
  circuit = connect(line, 0, { up: false });
  peer = line.peers.get(0) as Peer;
});

/** A payload of party 0 comes by its circuit, so many ms later. */
function comes(payload: Payload, ms: number): readonly Effect[] {
  const now = { ...line.now, elapsed: line.now.elapsed + ms };
  const bytes = encodePayload(payload as Parameters<typeof encodePayload>[0]);
  return step(line, now, { kind: 'frame', circuit: circuit.id, from: 0, payload: bytes });
}

/** The nonce that was sent in a payload of that type. */
function nonceOf(type: 'challenge' | 'canary'): Uint8Array {
  const sent = sentOf(taken(line)).find(({ payload }) => payload.type === type);
  return sent?.payload.type === type ? sent.payload.nonce : new Uint8Array(0);
}

describe('the answer to a challenge', () => {
  const answeredAfter = (ms: number) => {
    challenge(line, peer, circuit);
    comes({ type: 'challenge-answer', nonce: nonceOf('challenge') }, ms);
    return [circuit.up, circuit.returned, circuit.rttUs.length];
  };

  it('says that its circuit is up, and how long the way was', () => {
    expect(answeredAfter(40)).toEqual([true, 1, 1]);
    expect(circuit.rttUs).toEqual([40_000]);
  });

  it('says nothing when it comes after the next one was due', () => {
    expect(answeredAfter(line.settings.challengePeriodS * 1000 + 1)).toEqual([false, 0, 0]);
  });
});

describe('the answer to a canary', () => {
  const answeredAfter = (ms: number, signer = new Author(0)) => {
    canary(line, peer);
    const said = { nonce: nonceOf('canary'), time: line.now.time, marks: [] };
    const signature = signer.signers.note.sign(canaryMessage(trioLine, 0, said));
    return comes({ type: 'canary-answer', ...said, signature }, ms);
  };
  const bound = () => line.settings.flashBoundS * 1000;

  it('says that the line is up within the FLASH bound, and not after it', () => {
    answeredAfter(bound() + 1);
    expect([peer.lineUp, peer.canary]).toEqual([false, null]);
    expect(shownOf(answeredAfter(bound()))).toContainEqual({ event: 'line', peer: 0, up: true });
    expect(peer.lineUp).toBe(true);
  });

  it('says nothing under another key', () => {
    answeredAfter(10, new Author(2));
    expect(peer.lineUp).toBe(false);
  });
});

describe('a circuit', () => {
  it('carries what is asked of it beside those that are known: that we are here', () => {
    const effects = step(line, line.now, { kind: 'beside', circuit: 'another', peer: 0 });
    const sent = sentOf(effects).map(({ to, circuit: by, payload }) => [to, by, payload.type]);
    expect(sent).toEqual([[0, 'another', 'have']]);
    peer.haveWanted = true;
    step(line, line.now, { kind: 'beside', circuit: 'another', peer: 0 });
    expect(peer.haveWanted, 'nobody knows who reads it').toBe(true);
    expect(step(line, line.now, { kind: 'beside', circuit: 'another', peer: 7 })).toEqual([]);
  });

  it('has the rate that was measured on it, and no other has', () => {
    const second = connect(line, 0, { id: 'second' });
    step(line, line.now, { kind: 'circuit-rate', circuit: 'second', rate: 9000 });
    expect([circuit.measured, second.measured]).toEqual([null, 9000]);
    step(line, line.now, { kind: 'circuit-rate', circuit: 'second', rate: null });
    expect(second.measured).toBe(null);
    step(line, line.now, { kind: 'circuit-rate', circuit: 'gone', rate: 1 });
    expect([circuit.measured, second.measured]).toEqual([null, null]);
  });
});
