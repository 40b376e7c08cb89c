/** The element that announces the evidence of a transcript (spec/transcript.md, "File"). */
import type { Bytes } from '../base/bytes.ts';
import { limits } from '../base/limits.ts';
import { refuse } from '../base/refusal.ts';
import { readItem } from '../cbor/reader.ts';
import { areAscending, type Mark, readMark } from '../journal/name.ts';
import { kept } from './held.ts';

export type Tail = { readonly heads: readonly Mark[]; readonly witnesses: number };

export type Evidence = {
  readonly bridge: number;
  readonly witnesses: number;
  readonly certificates: readonly Bytes[];
  readonly tail: Tail | undefined;
};

export function readEvidence(element: Bytes): Evidence {
  return readItem(element, (reader) => {
    reader.array('evidence', 5);
    if (reader.text('title') !== 'parley/transcript/evidence/v1') refuse('malformed', 'evidence');
    const bridge = reader.uint('bridge');
    const witnesses = reader.uint('witnesses');
    const certificates = reader.list('certificates', () => reader.blob('certificate').slice());
    if (certificates.some(({ length }) => length > limits.certificate)) {
      refuse('malformed', 'certificate: too long');
    }
    const tail = reader.orNull(() => {
      reader.array('tail', 2);
      const heads = reader.list('heads', () => kept(readMark(reader)));
      if (!areAscending(heads)) refuse('malformed', 'heads of the tail out of order');
      return { heads, witnesses: reader.uint('witnesses') };
    });
    return { bridge, witnesses, certificates, tail: tail ?? undefined };
  });
}
