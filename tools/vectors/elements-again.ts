import { concat } from '@parley/core/base/bytes.ts';
import type { Result } from '@parley/core/base/refusal.ts';
import {
  decodeDisclosureHeader,
  decodeLater,
  decodeShown,
  decodeSum,
  encodeDisclosureHeader,
  encodeLater,
  encodeShown,
  encodeSum,
} from '@parley/core/evidence/disclosure-format.ts';
import { frameElement } from '@parley/core/evidence/elements.ts';
import {
  decodeBlock,
  decodeCut,
  decodeEvidence,
  decodeHeader,
  decodeWitness,
  encodeBlock,
  encodeCut,
  encodeEvidence,
  encodeHeader,
  encodeWitness,
} from '@parley/core/evidence/transcript-format.ts';
import { contentsOf } from '@parley/station/evidence/testing/tampering.ts';

/** Reads an element of one form and writes it again; undefined where it is of another. */
export type ElementForm = (content: Uint8Array) => Uint8Array | undefined;

function form<T>(
  decode: (content: Uint8Array) => Result<T>,
  encode: (value: T) => Uint8Array,
): ElementForm {
  return (content) => {
    const read = decode(content);
    return read.ok ? encode(read.value) : undefined;
  };
}

/** What may stand in a transcript. */
export const transcriptForms: readonly ElementForm[] = [
  form(decodeHeader, encodeHeader),
  form(decodeCut, encodeCut),
  form(decodeBlock, encodeBlock),
  form(decodeEvidence, encodeEvidence),
  form(decodeWitness, encodeWitness),
];

/** What may stand in a disclosure. */
export const disclosureForms: readonly ElementForm[] = [
  form(decodeDisclosureHeader, encodeDisclosureHeader),
  form(decodeShown, encodeShown),
  form(decodeLater, encodeLater),
  form(decodeSum, encodeSum),
];

/** Every element written again by the one form that takes it. */
export function elementsAgain(file: Uint8Array, forms: readonly ElementForm[]): Uint8Array {
  const framed = contentsOf(file).map((content) => {
    const made = forms.map((one) => one(content)).find((one) => one !== undefined);
    return frameElement(made ?? new Uint8Array(0));
  });
  return concat(...framed);
}
