import { assert } from '@parley/core/base/assert.ts';
import { hex } from '@parley/core/base/bytes.ts';
import { type Body, decodeBody, encodeBody } from '@parley/core/codec/body.ts';
import { type CborValue, decode, encode } from '@parley/core/codec/cbor.ts';
import { type Class, type Precedence, precedenceFlash } from '@parley/core/codec/entry.ts';
import type { Reference } from '@parley/core/codec/names.ts';
import { referenceValue } from '@parley/core/codec/shapes.ts';
import type { ReleaseSubject } from '@parley/core/keys/release.ts';
import type { StationLine } from '../../station.ts';
import { ActRefusal } from '../act.ts';

/** A draft as the desk keeps it, in the encrypted store, with the releases it has so far. */
export type DeskDraft = {
  readonly id: Uint8Array;
  readonly kind: number;
  readonly precedence: Precedence;
  readonly class: Class;
  readonly references: readonly Reference[];
  /** Draft id, `before` and releases are in it. */
  readonly body: Body;
  /** Ms since 1970. */
  readonly created: number;
  /** Ids of the officers who wrote its words; none of them releases it. Empty: not known. */
  readonly drafters: readonly Uint8Array[];
};

/** Version 1 has no drafters. */
const version = 2;

function encodeDraft(draft: DeskDraft): Uint8Array {
  const references = draft.references.map(referenceValue);
  const body = encodeBody(draft.body);
  const { kind, precedence, created, drafters } = draft;
  return encode([version, kind, precedence, draft.class, body, references, created, drafters]);
}

type Stored = [
  number,
  number,
  number,
  number,
  Uint8Array,
  CborValue[],
  number,
  (readonly Uint8Array[])?,
];

/** A draft that this station wrote; anything else there is a bug or a damaged disk. */
function decodeDraft(id: Uint8Array, bytes: Uint8Array): DeskDraft {
  const decoded = decode(bytes);
  assert(decoded.ok && Array.isArray(decoded.value), 'a stored draft decodes');
  const [found, kind, precedence, cls, bodyBytes, references, created, drafters] =
    decoded.value as Stored;
  assert(found === version || found === 1, 'a stored draft has a version that is known');
  const body = decodeBody(bodyBytes);
  assert(body.ok, 'the body of a stored draft decodes');
  return {
    id,
    kind,
    precedence: precedence as Precedence,
    class: cls as Class,
    references: references.map((value) => {
      const [party, number, tag, seq, leaf] = value as [
        number,
        number,
        Uint8Array,
        number,
        Uint8Array,
      ];
      return { party, number, tag, seq, leaf };
    }),
    body: body.value,
    created,
    drafters: drafters ?? [],
  };
}

/** Writes a draft, durable on return; that of a warning may use the space kept for warnings. */
export function putDraft({ store, host }: StationLine, draft: DeskDraft): void {
  const changed = host.options.clock.now().time;
  const stored = { id: draft.id, changed, bytes: encodeDraft(draft) };
  store.transaction(() => store.drafts.put(stored), draft.precedence >= precedenceFlash);
}

export function removeDraft({ store }: StationLine, { id, precedence }: DeskDraft): void {
  store.transaction(() => store.drafts.remove(id), precedence >= precedenceFlash);
}

export function listDrafts({ store }: StationLine): DeskDraft[] {
  return store.drafts.list().map(({ id, bytes }) => decodeDraft(id, bytes));
}

/** The draft of this very id; undefined where none waits. */
export function draftOf({ store }: StationLine, id: Uint8Array): DeskDraft | undefined {
  const stored = store.drafts.get(id);
  return stored && decodeDraft(stored.id, stored.bytes);
}

/** The draft whose id begins so; refuses `no-draft`, and `which-draft` where several do. */
export function findDraft(line: StationLine, word: string): DeskDraft {
  const found = line.store.drafts.list().filter(({ id }) => hex(id).startsWith(word));
  const [one] = found;
  if (!one) throw new ActRefusal('no-draft', word);
  if (found.length > 1)
    throw new ActRefusal('which-draft', found.map(({ id }) => hex(id)).join(', '));
  return decodeDraft(one.id, one.bytes);
}

/** What an officer releases when he releases this draft. */
export function subjectOf(line: StationLine, draft: DeskDraft): ReleaseSubject {
  const { kind, precedence, references, body } = draft;
  const author = line.me;
  return {
    line: line.host.line.id,
    author,
    kind,
    precedence,
    class: draft.class,
    references,
    body,
  };
}
