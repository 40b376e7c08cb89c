import { readFileSync } from 'node:fs';

const about = new URL('../../../package.json', import.meta.url);
const { version } = JSON.parse(readFileSync(about, 'utf8')) as { readonly version: string };

/** What this station calls its software, in the upgrade and its answer (spec/circuit.md). */
export const ownSoftware = `parley/${version}`;

const name = /^[\x21-\x7e]{1,64}$/;

/** What the other side calls its own, from that header; empty where it says nothing of use. */
export function softwareIn(header: string | string[] | undefined): string {
  return typeof header === 'string' && name.test(header) ? header : '';
}
