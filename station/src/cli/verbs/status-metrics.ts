import type { Status } from '../../acts/line/status.ts';

type Labels = Readonly<Record<string, string>>;
type Sample = { readonly labels: Labels; readonly value: number };

/** The same as Prometheus text (exposition format 0.0.4); party names and line ids are labels. */
export function metricsText(status: Status): string {
  const line = { line: status.name, party: status.party };
  const peers = status.peers.map((peer) => ({ peer, labels: { ...line, peer: peer.party } }));
  const circuits = peers.flatMap(({ peer, labels }) => {
    return peer.circuits.map((circuit) => ({
      circuit,
      labels: { ...labels, circuit: circuit.id },
    }));
  });
  const both = <T>(all: readonly T[], value: (one: T) => number | null | undefined) =>
    all.flatMap((one) => {
      const found = value(one);
      return found === null || found === undefined ? [] : [{ one, value: found }];
    });
  const ofPeers = (value: (peer: Status['peers'][number]) => number | null | undefined) =>
    both(peers, ({ peer }) => value(peer)).map((at) => ({ ...at, labels: at.one.labels }));
  const ofCircuits = (value: (one: Status['peers'][number]['circuits'][number]) => number | null) =>
    both(circuits, ({ circuit }) => value(circuit)).map((at) => ({ ...at, labels: at.one.labels }));
  const own = (value: number): Sample[] => [{ labels: line, value }];
  const refusals = Object.entries(status.refusals.counts).map(([code, value]) => {
    return { labels: { ...line, code }, value };
  });
  return [
    gauge('parley_running', own(Number(status.running))),
    gauge('parley_mute', own(Number(status.mute !== null))),
    gauge('parley_fault', own(Number(status.fault !== null))),
    gauge('parley_lines_damaged', own(status.damaged.length)),
    gauge('parley_free_bytes', own(status.freeBytes)),
    gauge('parley_entries', own(status.size)),
    gauge('parley_queue', own(status.queue)),
    gauge('parley_waiting_for_us', own(status.waitingForUs)),
    gauge('parley_ringing', own(status.ringing)),
    gauge(
      'parley_violations',
      status.violations.map(({ party, code, count }) => {
        return { labels: { ...line, author: party, code }, value: count };
      }),
    ),
    gauge('parley_final_cut', status.finalCut ? own(status.finalCut.k) : []),
    gauge(
      'parley_line_up',
      ofPeers(({ lineUp }) => (lineUp === null ? null : Number(lineUp))),
    ),
    gauge(
      'parley_line_proven_seconds',
      ofPeers(({ provenAgo }) => provenAgo && provenAgo / 1000),
    ),
    gauge(
      'parley_entries_of_peer',
      ofPeers(({ theirs }) => theirs.size),
    ),
    gauge(
      'parley_entries_recorded',
      ofPeers(({ ours }) => ours.recorded),
    ),
    gauge(
      'parley_circuit_up',
      ofCircuits(({ state }) => {
        return state === 'one-way' ? null : Number(state === 'up');
      }),
    ),
    gauge(
      'parley_circuit_round_trip_seconds',
      ofCircuits(({ rttUs }) => rttUs && rttUs / 1e6),
    ),
    metric('counter', 'parley_refusals_total', refusals),
  ].join('');
}

function gauge(name: string, samples: readonly Sample[]): string {
  return metric('gauge', name, samples);
}

function metric(type: 'gauge' | 'counter', name: string, samples: readonly Sample[]): string {
  if (samples.length === 0) return '';
  const lines = samples.map(({ labels, value }) => `${name}{${labelText(labels)}} ${value}\n`);
  return `# TYPE ${name} ${type}\n${lines.join('')}`;
}

function labelText(labels: Labels): string {
  return Object.entries(labels)
    .map(([key, value]) => `${key}="${value.replace(/[\\"]/gu, '\\$&').replace(/\n/gu, '\\n')}"`)
    .join(',');
}
