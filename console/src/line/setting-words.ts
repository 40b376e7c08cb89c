import type { PlainKey } from '../words/words.tsx';

/** The settings of a charter in groups, as people ask about them, and what each is called. */
export const settingGroups = [
  {
    says: 'charter.group-alarms',
    settings: {
      alarmAgainS: 'setting.alarmAgainS',
      alarmSecondDeskS: 'setting.alarmSecondDeskS',
      alarmDutyChiefS: 'setting.alarmDutyChiefS',
    },
  },
  {
    says: 'charter.group-clocks',
    settings: {
      overrideS: 'precedence.override',
      flashS: 'precedence.flash',
      immediateS: 'precedence.immediate',
      priorityS: 'precedence.priority',
      routineS: 'precedence.routine',
      deferredS: 'precedence.deferred',
    },
  },
  {
    says: 'charter.group-line',
    settings: {
      challengePeriodS: 'setting.challengePeriodS',
      canaryPeriodS: 'setting.canaryPeriodS',
      flashBoundS: 'setting.flashBoundS',
      testPeriodS: 'setting.testPeriodS',
      availabilityPeriodS: 'setting.availabilityPeriodS',
      cutPeriodS: 'setting.cutPeriodS',
      flashPerHour: 'setting.flashPerHour',
    },
  },
  {
    says: 'charter.group-keys',
    settings: {
      receiveKeyPeriodS: 'setting.receiveKeyPeriodS',
      keepS: 'setting.keepS',
      keepMaxS: 'setting.keepMaxS',
      sealPeriodS: 'setting.sealPeriodS',
    },
  },
] as const satisfies readonly {
  readonly says: PlainKey;
  readonly settings: Readonly<Record<string, PlainKey>>;
}[];

/** The mark of a line for exercises: no number, but said or not said. */
export const exerciseMark = 'exerciseOnly';

/** What a setting is called; undefined for one that a newer charter has and this page has not. */
export function settingKey(name: string): PlainKey | undefined {
  if (name === exerciseMark) return 'setting.exerciseOnly';
  for (const { settings } of settingGroups) {
    const found = Object.entries(settings).find(([one]) => one === name);
    if (found) return found[1];
  }
  return undefined;
}

/** In seconds, or a count. */
export function isSeconds(name: string): boolean {
  return name.endsWith('S');
}

/** What was written into the fields, as the contract has it; undefined while one is no number. */
export function settingsOf(
  written: Readonly<Record<string, string>>,
): Record<string, number> | undefined {
  const given = Object.entries(written).flatMap(([name, text]): [string, number][] => {
    const trimmed = text.trim();
    return trimmed === '' ? [] : [[name, isNumber(trimmed) ? Number(trimmed) : Number.NaN]];
  });
  if (given.some(([, value]) => Number.isNaN(value))) return undefined;
  return Object.fromEntries(given);
}

export function isNumber(text: string): boolean {
  return /^[1-9]\d{0,8}$/u.test(text);
}
