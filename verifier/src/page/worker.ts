/** Verifies in a thread of its own, so that the page stays alive while a long file is checked. */
import type { Bytes } from '../base/bytes.ts';
import { attempt } from '../base/refusal.ts';
import type { Source } from '../base/source.ts';
import type { Charter } from '../charter/charter.ts';
import { readCharterFile } from '../charter/charter-file.ts';
import { type Report, reportOf } from '../report.ts';
import type { Language } from '../text/language.ts';
import type { ShownEntry, Trusted } from '../transcript/verify.ts';
import { refusedVerdict, type Verdict, type Verified, verify } from '../verdict.ts';
import { disclosedViews, type EntryView, viewOf } from './entry-view.ts';
import { pageEntries } from './page-entries.ts';

export type Job = {
  readonly evidence: Blob;
  readonly charter: Blob | undefined;
  readonly language: Language;
  /** The first entry of a transcript that is to be shown, counted from 0. */
  readonly from: number;
};

export type Answer =
  | { readonly is: 'progress'; readonly share: number }
  | { readonly is: 'failed' }
  | {
      readonly is: 'done';
      readonly verdict: Verdict;
      readonly report: Report;
      readonly entries: readonly EntryView[];
      /** Where the entries stand among all that there are. */
      readonly from: number;
      readonly all: number;
    };

/** What of a worker's own world is used here. */
declare class FileReaderSync {
  readAsArrayBuffer(blob: Blob): ArrayBuffer;
}

function sourceOf(blob: Blob): Source {
  const reader = new FileReaderSync();
  const read = (offset: number, length: number): Bytes =>
    new Uint8Array(reader.readAsArrayBuffer(blob.slice(offset, offset + length)));
  return { size: blob.size, read };
}

function trustedBy(charter: Blob | undefined): Trusted | Verified | undefined {
  if (charter === undefined) return undefined;
  const source = sourceOf(charter);
  const bytes = source.read(0, source.size);
  const founding = attempt(() => readCharterFile(bytes));
  if (!founding.ok) return refusedVerdict(null, founding);
  return { line: founding.value.charter.line, founding: founding.value };
}

type Kept = ShownEntry & { readonly final: boolean };

function answer({ evidence, charter, language, from }: Job): Answer {
  const trusted = trustedBy(charter);
  const kept: Kept[] = [];
  let all = 0;
  const show = (entry: ShownEntry, final: boolean) => {
    const place = all++;
    if (place < from || kept.length >= pageEntries) return;
    // What is read shares the memory of its piece of the file.
    const item = { ...entry.item, body: entry.item.body.slice() };
    kept.push({ journal: entry.journal, item, final });
  };
  const progress = (bytes: number) =>
    postMessage({ is: 'progress', share: bytes / evidence.size } satisfies Answer);
  const verified =
    trusted !== undefined && 'verdict' in trusted
      ? trusted
      : verify(sourceOf(evidence), { trusted, progress, show });
  const entries = entriesOf(verified, kept, language);
  const report = reportOf(verified, language);
  const total = verified.kind === 'transcript' ? all : entries.length;
  const first = verified.kind === 'transcript' ? from : 0;
  return { is: 'done', verdict: verified.verdict, report, entries, from: first, all: total };
}

function entriesOf(verified: Verified, kept: readonly Kept[], language: Language): EntryView[] {
  if (verified.kind === 'disclosure') return disclosedViews(verified, language);
  if (verified.kind !== 'transcript') return [];
  const { charter } = verified.found;
  return kept.map((entry) => transcriptView(entry, charter, language));
}

function transcriptView(entry: Kept, charter: Charter, language: Language): EntryView {
  const { journal, item, final } = entry;
  const { seq, header, body } = item;
  return viewOf({ journal: journal.name, seq, header, body }, charter, language, {
    final,
    facts: [],
    isHidden: () => false,
  });
}

addEventListener('message', ({ data }: MessageEvent<Job>) => {
  try {
    postMessage(answer(data));
  } catch {
    postMessage({ is: 'failed' } satisfies Answer);
  }
});
