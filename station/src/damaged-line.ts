import type { Crypto } from '@parley/core/base/crypto.ts';
import { decodeCharter } from '@parley/core/codec/charter.ts';
import { decodeCharterFile } from '@parley/core/codec/charter-file.ts';
import { StoreRefusal, type StoreRefusalCode } from './store/refusals.ts';
import type { StoreDatabase } from './store/store-database.ts';

/** A line of this station whose store does not open or cannot be read; the others go on. */
export type DamagedLine = {
  readonly id: string;
  /** As its charter says, where that can still be read. */
  readonly name: string | null;
  readonly code: StoreRefusalCode;
  readonly detail: string;
  /** When it was set aside, ms since 1970: at this start, or when its store failed. */
  readonly since: number;
};

/** The name of a line that does not open; a damaged page is seldom that of the charter. */
export function readableName(crypto: Crypto, open: () => StoreDatabase): string | null {
  try {
    const row = open().db.prepare("SELECT value FROM fact WHERE key = 'charter'").get();
    const file = decodeCharterFile((row as { value: Uint8Array }).value);
    const charter = file.ok ? decodeCharter(crypto, file.value.charter) : file;
    return charter.ok ? charter.value.name : null;
  } catch {
    return null;
  }
}

/** What a person calls it by. */
export function calledOf({ id, name }: Pick<DamagedLine, 'id' | 'name'>): string {
  return name ?? id.slice(0, 8);
}

export function refusalOfDamage(line: DamagedLine): StoreRefusal {
  return new StoreRefusal(line.code, `${calledOf(line)}: ${line.detail}`);
}
