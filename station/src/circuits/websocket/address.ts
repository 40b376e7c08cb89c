import { ok, type Result, refuse } from '@parley/core/base/refusal.ts';

export type Address = { readonly host: string; readonly port: number };

/**
 * Reads a websocket address of the charter: `wss://host:port`, IPv6 in brackets, no path, no
 * default port (spec/circuit.md). Refuses `malformed`.
 */
export function parseAddress(text: string): Result<Address> {
  const match = /^wss:\/\/(\[[0-9a-fA-F:.]+\]|[a-zA-Z0-9.-]+):([0-9]{1,5})\/?$/.exec(text);
  const port = Number(match?.[2]);
  if (match?.[1] === undefined || port > 65535) return refuse('malformed', `address ${text}`);
  return ok({ host: match[1].replace(/^\[|\]$/g, ''), port });
}

/** The same, written. */
export function formatAddress(address: Address): string {
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return `wss://${host}:${address.port}`;
}
