import { between, mapOf, mapped, uint } from './check.ts';

/** What a charter may set, with its number and its default (spec/charter.md, settings). */
const table = {
  challengePeriodS: [1, 60],
  canaryPeriodS: [2, 300],
  /** A canary that came back within this time holds the line up. */
  flashBoundS: [3, 30],
  testPeriodS: [4, 3600],
  availabilityPeriodS: [5, 3600],
  cutPeriodS: [6, 3600],
  /** A receive key outlives its successor's receipts by this. */
  keepS: [7, 259_200],
  /** A receive key outlives the first receipt of its successor by this at the most. */
  keepMaxS: [8, 2_592_000],
  receiveKeyPeriodS: [9, 86_400],
  /** Handling clocks, by precedence. */
  deferredS: [10, 86_400],
  routineS: [11, 21_600],
  priorityS: [12, 10_800],
  immediateS: [13, 1800],
  flashS: [14, 600],
  overrideS: [15, 600],
  flashPerHour: [16, 12],
  sealPeriodS: [17, 86_400],
  /** 1: the line is for exercises, and carries nothing of class REAL. */
  exerciseOnly: [18, 0],
  /** An unacknowledged FLASH: again here, at the second desk, at the duty chief. */
  alarmAgainS: [19, 30],
  alarmSecondDeskS: [20, 120],
  alarmDutyChiefS: [21, 300],
} as const satisfies Record<string, readonly [number, number]>;

export type SettingName = keyof typeof table;
/** Every setting with its value: seconds, or a count. */
export type Settings = { readonly [name in SettingName]: number };

const names = Object.keys(table) as SettingName[];

/** The number of a setting, for writing a charter. */
export function settingNumber(name: SettingName): number {
  return table[name][0];
}

/** Every setting with its number and its default, for charters drafted and shown. */
export const settingNames = names.map((name) => {
  const [number, value] = table[name];
  return { name, number, value };
});

/** Every value, the defaults where a charter says nothing. */
export function settingsOf(stated: ReadonlyMap<number, number>): Settings {
  const values = names.map((name) => [name, stated.get(table[name][0]) ?? table[name][1]]);
  return Object.fromEntries(values) as Settings;
}

/** Time to handle a message of a precedence, seconds. */
export function handlingClockS(settings: Settings, precedence: number): number {
  const clocks = [
    settings.deferredS,
    settings.routineS,
    settings.priorityS,
    settings.immediateS,
    settings.flashS,
    settings.overrideS,
  ];
  return clocks[precedence] ?? settings.overrideS;
}

const tenYearsS = 315_360_000;
const numbers = new Set<number>(names.map((name) => table[name][0]));

/** Known settings only; none is zero, none above ten years, keep not above keep-max. */
export const settingsCheck = mapped(
  mapOf(uint, between<number>(1, tenYearsS), names.length),
  (stated): ReadonlyMap<number, number> | undefined => {
    for (const number of stated.keys()) if (!numbers.has(number)) return undefined;
    const settings = settingsOf(stated);
    return settings.keepS <= settings.keepMaxS ? stated : undefined;
  },
);
