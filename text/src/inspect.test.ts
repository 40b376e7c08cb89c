import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bidiControls, closeIsolates } from './bidi.ts';
import { inspectLine, inspectText } from './inspect.ts';

describe('inspectText', () => {
  it('leaves plain texts of all three languages alone', () => {
    for (const text of ['Plain, 12:05.\n', 'Обычный текст.', 'نص عادي مع A-50 و12.', '👨‍👩‍👧 ❤️']) {
      expect(inspectText(text)).toEqual({ shown: text, warnings: [] });
    }
  });

  it('shows bidirectional controls as marks', () => {
    expect(inspectText('pay\u202e001\u202c now')).toEqual({
      shown: 'pay⟦RLO⟧001⟦PDF⟧ now',
      warnings: ['bidi-control'],
    });
  });

  it('shows what cannot be seen and what commands a terminal', () => {
    const { shown, warnings } = inspectText('a\u200bb\u001b[2Jc\u00add');
    expect(shown).toBe('a⟦ZWSP⟧b⟦ESC⟧[2Jc⟦SHY⟧d');
    expect(warnings).toEqual(['invisible']);
  });

  it('keeps joiners in Arabic and marks them elsewhere', () => {
    expect(inspectText('می\u200cخواهم').warnings).toEqual([]);
    expect(inspectText('ad\u200cmin')).toEqual({ shown: 'ad⟦ZWNJ⟧min', warnings: ['invisible'] });
  });

  it('reports a word of two scripts, and not two words of one script each', () => {
    expect(inspectText('Mоscow').warnings).toEqual(['mixed-script']);
    expect(inspectText('Штаб A-50 Moscow')).toEqual({ shown: 'Штаб A-50 Moscow', warnings: [] });
  });

  it('reports letters that only look Latin, and styled ones', () => {
    for (const text of ['wire to рау now', 'ѕсоре of it', '𝐑𝐄𝐀𝐋', 'ＲＥＡＬ', 'Ⅿoscow']) {
      expect(inspectText(text).warnings, text).toEqual(['mixed-script']);
    }
    for (const text of ['О встрече в Geneva и о НАТО', 'α, β: μ-law', 'Ось A — «сор»']) {
      expect(inspectText(text).warnings, text).toEqual([]);
    }
  });

  it('marks what prints as nothing or as a gap in every script', () => {
    for (const point of [0x180b, 0x180f, 0x2065, 0x2800, 0xfff0, 0x1d159, 0xe0080, 0x115f]) {
      const { shown, warnings } = inspectText(`a${String.fromCodePoint(point)}b`);
      expect(shown).toBe(`a⟦U+${point.toString(16).toUpperCase().padStart(4, '0')}⟧b`);
      expect(warnings).toEqual(['invisible']);
    }
  });

  it('lets nobody write a mark', () => {
    expect(inspectText('⟦RETRACTED⟧')).toEqual({
      shown: '⟦U+27E6⟧RETRACTED⟦U+27E7⟧',
      warnings: [],
    });
  });

  it('lets no name write a line of its own', () => {
    expect(inspectLine('plan.pdf')).toEqual({ shown: 'plan.pdf', warnings: [] });
    const { shown, warnings } = inspectLine('plan.pdf\n=== REAL ===\tNumber: moscow/8');
    expect(shown).toBe('plan.pdf⟦LF⟧=== REAL ===⟦TAB⟧Number: moscow/8');
    expect(warnings).toEqual(['invisible']);
  });

  it('never shows a control, whatever comes in', () => {
    const nasty = fc.constantFrom(...bidiControls.keys(), '\u001b', '\u200b', 'ع', 'a');
    const units = fc.oneof(nasty, fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }));
    fc.assert(
      fc.property(fc.string({ unit: units }), (text) => {
        const { shown } = inspectText(text);
        for (const control of [...bidiControls.keys(), '\u001b', '\u200b']) {
          expect(shown).not.toContain(control);
        }
      }),
    );
  });
});

describe('closeIsolates', () => {
  it('closes what is open and drops what closes nothing, line by line', () => {
    expect(closeIsolates('a\u2067b\nc\u2069d')).toBe('a\u2067b\u2069\ncd');
  });
});
