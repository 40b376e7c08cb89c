import type { Person } from '@parley/api/wire.ts';
import { hex } from '@parley/core/base/bytes.ts';
import type { Home } from './desk-line.ts';

/** An officer by his pseudonym. */
export function personOf(home: Pick<Home, 'nameOf'>, officer: Uint8Array | string): Person {
  const id = typeof officer === 'string' ? officer : hex(officer);
  return { officer: id, name: home.nameOf(id) };
}

export function idBytes(id: string): Uint8Array {
  return new Uint8Array(Buffer.from(id, 'hex'));
}
