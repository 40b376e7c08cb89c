/** Words that the station does not have yet, and the revision over which they were written. */
export type Unsaved = { readonly value: string; readonly base: number };

/**
 * What was written and not saved, by officer, draft and language: it outlives the screen on which
 * it was written, for a station may be away while somebody writes.
 */
const kept = new Map<string, Unsaved>();

export function unsavedOf(name: string): Unsaved | undefined {
  return kept.get(name);
}

export function keepUnsaved(name: string, words: Unsaved): void {
  kept.set(name, words);
}

export function wasSaved(name: string): void {
  kept.delete(name);
}

// With the page these words would be gone: the browser asks whoever closes it.
addEventListener('beforeunload', (event) => {
  if (kept.size > 0) event.preventDefault();
});
