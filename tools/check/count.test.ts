import { describe, expect, it } from 'vitest';
import { countLine, countReport, verdict } from './count.ts';

describe('counting the tests', () => {
  it('counts what passed and what did not', () => {
    const report = { numTotalTests: 5, numPassedTests: 3, testResults: [] };
    expect(countReport(JSON.stringify(report))).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a test file that cannot be loaded as a failure', () => {
    const unloaded = { status: 'failed', assertionResults: [] };
    const report = { numTotalTests: 1, numPassedTests: 1, testResults: [unloaded] };
    expect(countReport(JSON.stringify(report))).toEqual({ passed: 1, failed: 1 });
  });

  it('takes no other text for a report', () => {
    expect(countReport('')).toBeUndefined();
    expect(countReport('null')).toBeUndefined();
  });

  it('takes the count of a step from its last line, and from no other', () => {
    expect(countLine('29 targets\n28 passed, 1 failed\n')).toEqual({ passed: 28, failed: 1 });
    expect(countLine('28 passed, 1 failed\nand more\n')).toBeUndefined();
  });

  it('is no success when nothing ran', () => {
    expect(verdict({ passed: 0, failed: 0 })).toEqual({ line: '0 passed, 0 failed', ok: false });
  });

  it('ends with the line that tells both numbers', () => {
    expect(verdict({ passed: 7, failed: 1 })).toEqual({ line: '7 passed, 1 failed', ok: false });
    expect(verdict({ passed: 7, failed: 0 }).ok).toBe(true);
  });
});
