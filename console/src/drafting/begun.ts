let begun: string | undefined;

/** A draft that this page has just begun: whoever began it writes next. */
export function noteBegun(draft: string): void {
  begun = draft;
}

/** Whether it was just begun here; said once. */
export function takeBegun(draft: string): boolean {
  if (begun !== draft) return false;
  begun = undefined;
  return true;
}
