import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fragmentsOf, type Page, readPages, specFolder } from './pages.ts';

const order = [
  'entry',
  'release',
  'agreements',
  'charter',
  'incarnation',
  'checkpoint',
  'bundle',
  'have',
  'frame',
  'envelope',
  'circuit',
  'link',
  'attachment',
  'guard',
  'transcript',
  'disclosure',
  'fork-proof',
];

/** The CDDL of all pages as one file, in reading order, each part under its page's name. */
export function assembled(pages: readonly Page[]): string {
  const parts = order.flatMap((name) => {
    const page = pages.find((one) => one.name === `${name}.md`);
    const fragments = page === undefined ? [] : fragmentsOf(page);
    return fragments.length === 0 ? [] : [`; --- ${name}.md\n\n${fragments.join('\n')}`];
  });
  const head =
    '; The structures of Parley in CDDL (RFC 8610), gathered from the pages of this folder.\n' +
    '; All are encoded as deterministic CBOR (RFC 8949 section 4.2.1) and read strictly.\n\n';
  return head + parts.join('\n');
}

if (import.meta.main) writeFileSync(join(specFolder, 'parley.cddl'), assembled(readPages()));
