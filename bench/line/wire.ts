import type { LineHost } from '@parley/station/loop/line-host.ts';

/**
 * Counts what a station sends, above TLS: frames with the headers of their websocket messages
 * (RFC 6455 section 5.2). Both stations' counts together are what the wire carried.
 */
export function countFrames(host: LineHost): { sent: number } {
  const counted = { sent: 0 };
  const add = host.addCircuit.bind(host);
  host.addCircuit = (circuit) => {
    const send = circuit.send.bind(circuit);
    circuit.send = (frame) => {
      counted.sent += frame.length + headerBytes(frame.length, dials(host));
      return send(frame);
    };
    add(circuit);
  };
  return counted;
}

/** Who dials masks its frames: four bytes more. Here the party without an address dials. */
function dials(host: LineHost): boolean {
  const { charter, me } = host.options;
  return charter.circuits.every(({ addresses }) => addresses.every(({ party }) => party !== me));
}

function headerBytes(length: number, masked: boolean): number {
  return 2 + (length < 126 ? 0 : length < 65_536 ? 2 : 8) + (masked ? 4 : 0);
}
