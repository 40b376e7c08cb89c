import { settingNames } from '@parley/core/codec/settings.ts';
import { describe, expect, it } from 'vitest';
import { settingGroups, settingKey, settingsOf } from './setting-words.ts';

describe('the settings of a charter', () => {
  it('stand in the form each once, but for the mark of an exercise', () => {
    const shown = settingGroups.flatMap(({ settings }) => Object.keys(settings));
    const all = settingNames.map(({ name }) => name).filter((name) => name !== 'exerciseOnly');
    expect(shown.toSorted()).toEqual(all.toSorted());
  });

  it('all have a name in words', () => {
    for (const { name } of settingNames) expect(settingKey(name), name).toBeDefined();
    expect(settingKey('ofAnotherVersion')).toBeUndefined();
  });

  it('are whole numbers from 1 on; an empty field states nothing', () => {
    expect(settingsOf({ flashS: ' 300 ', alarmAgainS: '' })).toEqual({ flashS: 300 });
    for (const bad of ['0', '-1', '1.5', '1e3', 'ten', '9999999999', '٣']) {
      expect(settingsOf({ flashS: bad }), bad).toBeUndefined();
    }
  });
});
