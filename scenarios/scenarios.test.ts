import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inspectText } from '@parley/text/inspect.ts';
import type { MessageStep, Scenario, ScenarioText, Step, Then } from '@parley/text/scenario.ts';

function read(name: string): Scenario {
  return JSON.parse(readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8')) as Scenario;
}

const scenarios = [read('quiet-channel'), read('six-days-1967')];
const [quiet, sixDays] = scenarios as [Scenario, Scenario];
const precedences = ['DEFERRED', 'ROUTINE', 'PRIORITY', 'IMMEDIATE', 'FLASH', 'OVERRIDE'];
const saying = ['message', 'ack', 'withheld', 'confirm', 'confirm-answer', 'service', 'watch'];
const scripts = { en: /\p{Script=Latin}/u, ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u };

const fields: Readonly<Record<Step['step'], readonly string[]>> = {
  message: ['id', 'texts', 'replyTo', 'then'],
  ack: ['replyTo'],
  withheld: ['replyTo', 'untilMinutes'],
  confirm: ['id', 'texts'],
  'confirm-answer': ['replyTo', 'answer'],
  service: ['id', 'texts'],
  watch: ['watch', 'untilMinutes'],
  'cut-circuit': ['circuit'],
  'restore-circuit': ['circuit'],
  courier: ['to'],
  note: ['text'],
  'not-found': ['id', 'seq', 'document', 'language', 'text'],
};
const optional = new Set(['replyTo of message', 'then of message']);

function textsOf(step: Step): readonly ScenarioText[] {
  return 'texts' in step ? step.texts : [];
}

function messagesOf(scenario: Scenario): readonly MessageStep[] {
  return scenario.steps.filter((step) => step.step === 'message');
}

/** Every string a reader may see, with its language. */
function allTexts(scenario: Scenario): readonly { lang: 'en' | 'ru' | 'ar'; text: string }[] {
  const three = [scenario.about, ...scenario.steps.flatMap((s) => ('text' in s ? [s.text] : []))];
  const sentences = three.flatMap((text) =>
    (['en', 'ru', 'ar'] as const).map((lang) => ({ lang, text: text[lang] })),
  );
  return [...sentences, ...scenario.steps.flatMap(textsOf)];
}

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  '%s',
  (_, scenario) => {
    it('has the shape that README.md describes', () => {
      expect(scenario.schema).toBe('parley-scenario/1');
      expect(scenario.parties).toEqual(['washington', 'moscow']);
      for (const step of scenario.steps) {
        const said = saying.includes(step.step) ? ['from', 'precedence', 'class'] : [];
        const moved = ['courier', 'not-found'].includes(step.step) ? ['from'] : [];
        const all = ['step', 'at', 'source', ...said, ...moved, ...fields[step.step]];
        const present = Object.keys(step);
        expect(all, JSON.stringify(step)).toEqual(expect.arrayContaining(present));
        const missing = all.filter((field) => !present.includes(field));
        expect(missing.filter((field) => !optional.has(`${field} of ${step.step}`))).toEqual([]);
        expect(step.at).toMatch(/^\d{4}-\d\d(-\d\d(T\d\d:\d\d:00-04:00)?)?$/u);
        if ('from' in step) expect(scenario.parties).toContain(step.from);
        if ('precedence' in step) expect(precedences).toContain(step.precedence);
        if ('class' in step) expect(step.class).toBe('EXERCISE');
      }
    });

    it('goes forward in time', () => {
      const days = scenario.steps.map((step) => step.at.slice(0, 7));
      expect(days).toEqual(days.toSorted());
    });

    it('gives each message in all three languages, the original in its author’s', () => {
      for (const step of scenario.steps.filter((one) => textsOf(one).length > 0)) {
        const [original, reviewed, courtesy] = textsOf(step);
        const own = 'from' in step && step.from === 'moscow' ? 'ru' : 'en';
        expect(textsOf(step)).toHaveLength(3);
        expect(original).toMatchObject({ lang: own, standing: 'original' });
        expect(reviewed).toMatchObject({ lang: own === 'en' ? 'ru' : 'en', standing: 'reviewed' });
        expect(courtesy).toMatchObject({ lang: 'ar', standing: 'courtesy' });
      }
    });

    it('marks each text at its beginning and its end', () => {
      for (const { lang, text } of scenario.steps.flatMap(textsOf)) {
        const { begins, ends } = scenario.marking[lang];
        expect(text.startsWith(`${begins} `) && text.endsWith(` ${ends}`), text).toBe(true);
      }
      expect(scenario.marking.en.ends).toBe('EXERCISE.');
      expect(scenario.marking.ru.ends).toBe('УЧЕБНОЕ.');
      expect(scenario.marking.ar.ends).toBe('تمرين.');
    });

    it('holds no control, no invisible character and no mixed word', () => {
      for (const { lang, text } of allTexts(scenario)) {
        expect(inspectText(text), text).toEqual({ shown: text, warnings: [] });
        expect(text).toMatch(scripts[lang]);
        expect(text).not.toMatch(/ {2}|[{}|]/u);
      }
    });

    it('gives each id once and refers only to earlier messages of the right side', () => {
      const seen = new Map<string, Step>();
      for (const step of scenario.steps) {
        if ('replyTo' in step && step.replyTo !== undefined) {
          const answered = seen.get(step.replyTo);
          expect(answered, step.replyTo).toBeDefined();
          expect(['message', 'confirm']).toContain(answered?.step);
          const other = answered !== undefined && 'from' in answered ? answered.from : '';
          if (step.step !== 'message') expect(step.from).not.toBe(other);
          if (step.step === 'confirm-answer') expect(answered?.step).toBe('confirm');
        }
        if (!('id' in step)) continue;
        expect(seen.has(step.id), step.id).toBe(false);
        seen.set(step.id, step);
      }
    });

    it('asks in one hour for no more FLASH than a charter allows', () => {
      const urgent = scenario.steps.filter(
        (step) => 'precedence' in step && ['FLASH', 'OVERRIDE'].includes(step.precedence),
      );
      for (const party of scenario.parties) {
        expect(urgent.filter((step) => 'from' in step && step.from === party).length).toBeLessThan(
          12,
        );
      }
    });
  },
);

describe('quiet-channel', () => {
  it('tells the items of the public record that it promises', () => {
    const sources = quiet.steps.map((step) => step.source).join(' ');
    const items = 'c2 c3 c4 c5 c6 c8 w1 w2 r1 s1 a1 t1 t2 t3 t4'.split(' ');
    for (const item of items) expect(sources).toMatch(new RegExp(`\\b${item}\\b`, 'u'));
  });

  it('sends the warning of the autumn at the highest precedence, with a receipt', () => {
    const at = quiet.steps.findIndex((step) => 'id' in step && step.id === 'autumn-warning');
    expect(quiet.steps[at]).toMatchObject({ precedence: 'OVERRIDE', from: 'washington' });
    expect(quiet.steps[at + 1]).toMatchObject({ step: 'ack', replyTo: 'autumn-warning' });
  });

  it('cuts the circuit once and goes by courier both ways before it is back', () => {
    const kinds = quiet.steps.map((step) => step.step);
    const during = quiet.steps.slice(
      kinds.indexOf('cut-circuit'),
      kinds.indexOf('restore-circuit'),
    );
    const couriers = during.filter((step) => step.step === 'courier').map((step) => step.from);
    expect(couriers).toEqual(['washington', 'moscow']);
    expect(during.filter((step) => step.step === 'message')).toHaveLength(2);
    expect(kinds.filter((kind) => kind === 'cut-circuit')).toHaveLength(1);
  });
});

describe('six-days-1967', () => {
  const lengths: readonly (readonly [number, number, number | null])[] = [
    [1, 602, 12],
    [2, 741, 18],
    [3, 636, 2],
    [4, 574, 9],
    [7, 629, 5],
    [9, 1306, 7],
    [10, 1335, null],
    [11, 558, 7],
    [12, 924, 4],
    [13, 218, 3],
    [17, 768, 8],
    [18, 1421, null],
  ];

  it('replays twelve messages and shows eight as not found, all twenty in order', () => {
    const missing = sixDays.steps.filter((step) => step.step === 'not-found');
    expect(messagesOf(sixDays)).toHaveLength(12);
    expect(missing).toHaveLength(8);
    const order = sixDays.steps.flatMap((step) => {
      if (step.step === 'not-found') return [step.seq];
      return step.step === 'message' && step.then !== undefined ? [step.then.seq] : [];
    });
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
  });

  it('gives each English text exactly its length of 1967, and its minutes', () => {
    const found = messagesOf(sixDays).map((step) => {
      const english = step.texts.find((text) => text.lang === 'en')?.text ?? '';
      expect(Array.from(english)).toHaveLength(english.length);
      expect(english.length).toBe(step.then?.characters);
      return [step.then?.seq, english.length, step.then?.minutes];
    });
    expect(found).toEqual(lengths);
  });

  it('keeps the minutes that its own times give', () => {
    for (const { then } of messagesOf(sixDays)) {
      const { transmitted, received, minutes } = then as Then;
      if (received === null) expect(minutes).toBeNull();
      else expect((Date.parse(received) - Date.parse(transmitted)) / 60_000).toBe(minutes);
    }
  });
});
