import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { courierExample } from './examples/courier.ts';
import {
  bundleExample,
  checkpointExample,
  entryExample,
  haveExample,
  journalExample,
} from './examples/evidence.ts';
import { forkExample } from './examples/fork.ts';
import {
  attachmentExample,
  charterExample,
  guardExample,
  incarnationExample,
  linkExample,
  releaseExample,
} from './examples/line.ts';
import { envelopeExample, frameExample } from './examples/secrecy.ts';
import { disclosureExample, transcriptExample } from './examples/transcript.ts';
import { type Page, readPages, specFolder } from './pages.ts';

/** The worked examples by name, each made from the code that stations run. */
export const examples: ReadonlyMap<string, () => string> = new Map([
  ['entry', entryExample],
  ['journal', journalExample],
  ['checkpoint', checkpointExample],
  ['bundle', bundleExample],
  ['have', haveExample],
  ['frame', frameExample],
  ['envelope', envelopeExample],
  ['courier', courierExample],
  ['charter', charterExample],
  ['incarnation', incarnationExample],
  ['guard', guardExample],
  ['release', releaseExample],
  ['attachment', attachmentExample],
  ['link', linkExample],
  ['fork-proof', forkExample],
  ['transcript', transcriptExample],
  ['disclosure', disclosureExample],
]);

const marked = /<!-- example:([a-z-]+) -->\n(.*?)<!-- \/example -->/gs;

/** Names of the examples that a page has room for. */
export function examplesIn(page: Page): string[] {
  return [...page.text.matchAll(marked)].map((found) => found[1] as string);
}

/** The page with its examples made anew; one that no code makes is left as it is. */
export function withExamples(page: Page): string {
  return page.text.replace(marked, (old, name: string) => {
    const make = examples.get(name);
    if (make === undefined) return old;
    return `<!-- example:${name} -->\n${make()}\n<!-- /example -->`;
  });
}

/** Writes them: only by hand, after a change of the protocol. The test compares. */
if (import.meta.main) {
  for (const page of readPages()) {
    const text = withExamples(page);
    if (text !== page.text) writeFileSync(join(specFolder, page.name), text);
  }
}
