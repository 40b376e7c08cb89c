import { hex } from '@parley/core/base/bytes.ts';
import { type Body, emptyBody } from '@parley/core/codec/body.ts';
import {
  type ReleaseSubject,
  releaseChallenge,
  releaseContent,
} from '@parley/core/keys/release.ts';
import { translator } from '@parley/text/translator.ts';
import { describe, expect, it } from 'vitest';
import { nodeCrypto } from '../../keys/node-crypto.ts';
import type { Cli } from '../cli.ts';
import { readContent, type Sheet, sheetText } from './sheet.ts';

const cli = { t: translator('en'), lang: 'en' } as Cli;

function subjectOf(body: Partial<Body>, kind = 1): ReleaseSubject {
  const line = new Uint8Array(32).fill(7);
  const whole = { ...emptyBody, draft: new Uint8Array(16), ...body };
  return { line, author: 1, kind, precedence: 4, class: 1, references: [], body: whole };
}

function sheetOf(subject: ReleaseSubject): Sheet {
  return {
    draft: '00'.repeat(16),
    content: hex(releaseContent(subject)),
    parties: ['washington', 'moscow', 'london'],
    attachments: [],
    missing: 1,
    released: [],
    newer: [],
    peers: [],
  };
}

describe('the release sheet', () => {
  it('is drawn from the bytes, and what is signed is their hash', () => {
    const subject = subjectOf({
      texts: [{ lang: 'ru', standing: 0, text: 'Пуска не будет.' }],
      addressees: [
        { party: 0, forAction: true, precedence: null },
        { party: 2, forAction: false, precedence: 1 },
      ],
      notAfter: Date.UTC(2026, 10, 24, 18),
    });
    const content = readContent(hex(releaseContent(subject)));
    if (!content) throw new Error('content is read');
    expect(content.challenge).toEqual(releaseChallenge(nodeCrypto(), subject));
    const text = sheetText(cli, sheetOf(subject), content).replaceAll('\n', ' ');
    expect(text).toContain('speak for moscow to washington (for action), london (for information)');
    expect(text).toContain('FLASH and EXERCISE');
    expect(text).toContain('Пуска не будет.');
    expect(text).toContain('Void if not signed before 2026-11-24 18:00 UTC.');
    expect(text).toContain('1 more release is needed.');
  });

  it('shows controls as marks and warns of them and of mixed letters', () => {
    const forged = 'Do\u202e not fire. M\u043escow';
    const subject = subjectOf({ texts: [{ lang: 'en', standing: 0, text: forged }] });
    const content = readContent(hex(releaseContent(subject)));
    if (!content) throw new Error('content is read');
    const text = sheetText(cli, sheetOf(subject), content);
    expect(text).toContain('⟦RLO⟧');
    expect(text).not.toContain('\u202e');
    expect(text).toContain(cli.t('warning.bidi-control'));
    expect(text).toContain(cli.t('warning.mixed-script'));
  });

  it('says of each addressee whether it would arrive now, and who is on watch there', () => {
    const subject = subjectOf({});
    const content = readContent(hex(releaseContent(subject)));
    if (!content) throw new Error('content is read');
    const up = {
      party: 'washington',
      up: true,
      provenAgoMs: 2000,
      watch: { state: 1, until: null },
    };
    const down = { party: 'london', up: false, provenAgoMs: null, watch: null };
    const of = (peers: Sheet['peers']) => sheetText(cli, { ...sheetOf(subject), peers }, content);
    expect(of([up])).toContain('proven 2\u00a0s ago; their watch: unstaffed');
    expect(of([up, down])).toContain('london: If it goes now: no circuit is up');
    expect(of([down])).toContain('If it goes now: no circuit is up');
    expect(of([down])).not.toContain('london:');
  });

  it('says what an acknowledgement says and does not say', () => {
    const subject = subjectOf({ record: [] }, 2);
    const content = readContent(hex(releaseContent(subject)));
    if (!content) throw new Error('content is read');
    expect(sheetText(cli, sheetOf(subject), content)).toContain('It is no agreement.');
  });

  it('is not made of bytes of another form', () => {
    expect(readContent('80')).toBeUndefined();
    expect(readContent('zz')).toBeUndefined();
    const whole = hex(releaseContent(subjectOf({})));
    expect(readContent(whole.slice(0, -2))).toBeUndefined();
  });
});
