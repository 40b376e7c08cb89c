/** Why a store is not opened, a rekey or a restore not made. Nothing was changed. */
export const storeRefusalReasons = {
  'being-read': 'The files are being copied or read through; ask again when that has ended.',
  corrupt: 'A file of the store is damaged; restore a backup or fetch the record from the peer.',
  'disk-full': 'The disk is full; free some space first.',
  exists: 'There is a station in this place already; it is not overwritten.',
  'foreign-file': 'The file is not part of this station.',
  io: 'The disk refused to read or write.',
  missing: 'The file is not there.',
  'not-a-backup': 'The file is not a backup that this version reads.',
  'schema-newer': 'The store was written by a newer version of this program; use that version.',
  'schema-older': 'The store was written by an older version that this one does not migrate.',
  'seal-version': 'The seal was written by a version that this one does not know.',
  'store-locked': 'Another process of this machine has the store open.',
  'wrong-passphrase': 'The passphrase or key file does not open this station.',
} as const;

export type StoreRefusalCode = keyof typeof storeRefusalReasons;

/** A refused open, rekey, backup or restore: a code for programs, a sentence for people. */
export class StoreRefusal extends Error {
  override name = 'StoreRefusal';
  readonly code: StoreRefusalCode;
  readonly sentence: string;
  /** What was looked at. */
  readonly detail: string;

  constructor(code: StoreRefusalCode, detail = '') {
    super(detail === '' ? storeRefusalReasons[code] : `${storeRefusalReasons[code]} (${detail})`);
    this.code = code;
    this.sentence = storeRefusalReasons[code];
    this.detail = detail;
  }
}

export type FaultKind = 'disk-full' | 'io' | 'corrupt';

/** Our disk failed under an open store. The transaction was rolled back as a whole. */
export class StoreFault extends Error {
  override name = 'StoreFault';
  readonly kind: FaultKind;

  constructor(kind: FaultKind, detail: string) {
    super(`${kind}: ${detail}`);
    this.kind = kind;
  }
}

/** Runs `work`; errors of disk and file become a StoreFault, bugs pass unchanged. */
export function faulting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw faultOf(error) ?? error;
  }
}

/** The fault that an error of SQLite or of the file system stands for, if it is one. */
export function faultOf(error: unknown): StoreFault | undefined {
  if (error instanceof StoreFault) return error;
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  const kind = kindOf(String(error.code));
  return kind === undefined
    ? undefined
    : new StoreFault(kind, `${String(error.code)} ${error.message}`);
}

function kindOf(code: string): FaultKind | undefined {
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') return 'disk-full';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'corrupt';
  if (/^(SQLITE_IOERR|SQLITE_READONLY|SQLITE_CANTOPEN)/.test(code)) return 'io';
  return ['EIO', 'EROFS', 'EFBIG', 'EACCES', 'EPERM', 'ENXIO'].includes(code) ? 'io' : undefined;
}

/** The same for an act that opens or copies: a fault becomes the refusal of the act. */
export function refusing<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw refusalOf(error);
  }
}

/** The refusal that an error stands for; a bug stays what it is. */
export function refusalOf(error: unknown): unknown {
  const fault = faultOf(error);
  return fault === undefined ? error : new StoreRefusal(fault.kind, fault.message);
}

/** What keeps one line from its work; everything else stops the station as a whole. */
const ofOneLine: readonly StoreRefusalCode[] = [
  'corrupt',
  'foreign-file',
  'io',
  'missing',
  'schema-newer',
  'schema-older',
];

/** The damage that an error shows; undefined where it is not that of a single line's store. */
export function lineDamage(
  error: unknown,
): { readonly code: StoreRefusalCode; readonly detail: string } | undefined {
  const found = refusalOf(error);
  if (!(found instanceof StoreRefusal) || !ofOneLine.includes(found.code)) return undefined;
  return { code: found.code, detail: found.detail };
}
