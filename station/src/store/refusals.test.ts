import { describe, expect, it } from 'vitest';
import { faulting, faultOf, StoreFault, StoreRefusal, storeRefusalReasons } from './refusals.ts';

function coded(code: string): Error {
  return Object.assign(new Error('said the system'), { code });
}

describe('faults of the disk', () => {
  it('are told apart by what can be done about them', () => {
    for (const code of ['SQLITE_FULL', 'ENOSPC', 'EDQUOT']) {
      expect(faultOf(coded(code))?.kind).toBe('disk-full');
    }
    for (const code of ['SQLITE_IOERR_FSYNC', 'SQLITE_IOERR_WRITE', 'EIO', 'EROFS']) {
      expect(faultOf(coded(code))?.kind).toBe('io');
    }
    for (const code of ['SQLITE_CORRUPT', 'SQLITE_CORRUPT_VTAB', 'SQLITE_NOTADB']) {
      expect(faultOf(coded(code))?.kind).toBe('corrupt');
    }
  });

  it('never hide a bug', () => {
    expect(faultOf(coded('SQLITE_CONSTRAINT_UNIQUE'))).toBeUndefined();
    expect(faultOf(new TypeError('x'))).toBeUndefined();
    const broken = () => {
      throw new TypeError('x');
    };
    expect(() => faulting(broken)).toThrow(TypeError);
    const full = () => {
      throw coded('ENOSPC');
    };
    expect(() => faulting(full)).toThrow(StoreFault);
  });

  it('have a sentence for every refusal', () => {
    for (const reason of Object.values(storeRefusalReasons)) expect(reason).toMatch(/^[A-Z].*\.$/);
    expect(new StoreRefusal('missing', 'x').message).toBe('The file is not there. (x)');
  });
});
