import { violationReasons } from '@parley/core/evidence/findings.ts';
import { limitCodes, proofCodes } from '@parley/core/evidence/verdict.ts';
import { describe, expect, it } from 'vitest';
import { limitSentence, proofSentence, violationSentence } from './finding.ts';
import { areas } from './messages/all.ts';

const spoken = (area: object) => Object.keys(area).sort();

describe('findings and verdicts', () => {
  it('have a sentence for every violation of core, and for no other', () => {
    const codes = Object.keys(violationReasons).map((code) => `violation.${code}`);
    expect(spoken(areas.findings)).toEqual(codes.sort());
  });

  it('have a sentence for everything a file proves and does not prove, and for no more', () => {
    const proofs = proofCodes.map((code) => `proof.${code}`);
    const limits = limitCodes.map((code) => `limit.${code}`);
    expect(spoken(areas.verdicts)).toEqual([...proofs, ...limits].sort());
  });

  it('say in English what core says of a violation', () => {
    for (const [code, reason] of Object.entries(violationReasons)) {
      expect(violationSentence('en', code)).toBe(reason);
    }
  });

  it('speak the asked language, and show a code that nobody knows as it is', () => {
    expect(violationSentence('ru', 'reference-untrue')).toBe(
      'Запись ссылается на запись, которой нет.',
    );
    expect(proofSentence('ar', 'order-agreed')).toContain('بالترتيب الواحد');
    expect(limitSentence('en', 'texts-true')).toBe('Not proved: that what the texts say is true.');
    expect(violationSentence('en', 'of-tomorrow')).toBe('of-tomorrow');
  });
});
