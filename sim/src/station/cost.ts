import type { Crypto } from '@parley/core/base/crypto.ts';
import type { StoreRecord } from '@parley/core/station/records.ts';

/** What others have sent a station, and what that cost it: counted, never timed. */
export class Cost {
  /** Bytes of frames that came, by circuit or by stick. */
  bytesCome = 0;
  /** Signatures looked at, of entries' heads, receipts, certificates and `open`s. */
  checks = 0;
  /** X-Wing decapsulations: `open`s tried. */
  decapsulations = 0;
  /** Bytes in the records that were written. */
  bytesWritten = 0;
  /** Bytes of entries that the station's own people and timers wrote. */
  bytesOwn = 0;
  /** Starts, and what a start reads: its facts are believed only after a second look. */
  starts = 0;
  factsRead = 0;

  came(frame: Uint8Array): void {
    this.bytesCome += frame.length;
  }

  wrote(records: readonly StoreRecord[], own: string): void {
    for (const record of records) {
      this.bytesWritten += bytesOf(record);
      if (record.t === 'run' && record.journal === own) this.bytesOwn += record.bytes.length;
    }
  }

  started(facts: number): void {
    this.starts++;
    this.factsRead += facts;
  }

  /** The same cryptography, counted. */
  counting(crypto: Crypto): Crypto {
    return {
      sha256: (bytes) => crypto.sha256(bytes),
      verifyEd25519: (key, message, signature) => {
        this.checks++;
        return crypto.verifyEd25519(key, message, signature);
      },
      verifyMlDsa44: (key, message, signature) => {
        this.checks++;
        return crypto.verifyMlDsa44(key, message, signature);
      },
      verifyP256: (key, message, signature) => {
        this.checks++;
        return crypto.verifyP256(key, message, signature);
      },
    };
  }
}

/** As much as a row of it holds. */
function bytesOf(record: StoreRecord): number {
  switch (record.t) {
    case 'run':
    case 'peeked':
      return record.bytes.length;
    case 'nodes':
      return 40 * record.nodes.length;
    case 'head':
      return record.state.length;
    case 'fact':
      return record.key.length + (record.value?.length ?? 0);
    case 'pq':
      return record.signature.length;
    case 'note':
    case 'cosignature':
      return 64;
    case 'unpeek':
      return 0;
  }
}
