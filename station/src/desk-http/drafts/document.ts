import type { DraftAddressee, DraftKind, TemplateKind } from '@parley/api/drafts.ts';
import type { MessageClass, Precedence } from '@parley/api/wire.ts';

/** One language version as it is kept: who wrote it, and what it was made from. */
export type DocumentText = {
  readonly lang: string;
  readonly original: boolean;
  readonly text: string;
  readonly revision: number;
  /** Officer's id. */
  readonly by: string;
  readonly at: number;
  /** Revision of the original that its words were last saved beside. */
  readonly ofRevision: number | null;
  readonly review: {
    /** Officer's id; null: they are a template's own words, which nobody here has judged. */
    readonly by: string | null;
    readonly at: number;
    readonly revision: number;
    readonly ofRevision: number;
  } | null;
};

/** A draft in hand, as the desk keeps it; nothing of it is on the line. */
export type DraftDocument = {
  readonly draft: string;
  readonly kind: DraftKind;
  readonly template: TemplateKind | null;
  readonly created: number;
  readonly changed: number;
  readonly revision: number;
  /** Ids of all who wrote in it. */
  readonly drafters: readonly string[];
  readonly to: readonly DraftAddressee[];
  readonly precedence: Precedence;
  readonly class: MessageClass | null;
  readonly references: readonly string[];
  readonly notAfter: number | null;
  readonly attachments: readonly { sha256: string; name: string; mediaType: string }[];
  readonly texts: readonly DocumentText[];
  readonly sentBack: { readonly by: string; readonly at: number; readonly reason: string } | null;
  readonly correctionOf: string | null;
};

export type Standing = 'original' | 'reviewed' | 'unreviewed';

export function originalOf({ texts }: DraftDocument): DocumentText | undefined {
  return texts.find(({ original }) => original);
}

/**
 * Where a language version stands: reviewed is a judgement of these very words against these very
 * words of the original. A change of either turns it back to unreviewed.
 */
export function standingOf(document: DraftDocument, text: DocumentText): Standing {
  if (text.original) return 'original';
  const original = originalOf(document);
  const { review } = text;
  const holds =
    review !== null &&
    original !== undefined &&
    review.revision === text.revision &&
    review.ofRevision === original.revision;
  return holds ? 'reviewed' : 'unreviewed';
}

/** Every version may go: one original, and no translation without its review. */
export function mayGo(document: DraftDocument): boolean {
  const standings = document.texts.map((text) => standingOf(document, text));
  const originals = standings.filter((one) => one === 'original').length;
  return originals === 1 && !standings.includes('unreviewed');
}
