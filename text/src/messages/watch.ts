import type { Catalogue } from '../catalogue.ts';

/** What a party says of its own watch. */
export const watch = {
  'watch.staffed': { en: 'staffed', ru: 'вахта несётся', ar: 'المناوبة قائمة' },
  'watch.unstaffed': { en: 'unstaffed', ru: 'вахты нет', ar: 'لا مناوبة' },
  'watch.listening-only': { en: 'listening only', ru: 'только приём', ar: 'استماع فقط' },
  'watch.closed': { en: 'closed', ru: 'закрыто', ar: 'مغلقة' },
  'watch.staffed-until': {
    en: 'staffed until {$until}',
    ru: 'вахта несётся до {$until}',
    ar: 'المناوبة قائمة حتى {$until}',
  },
  'watch.unstaffed-until': {
    en: 'unstaffed until {$until}',
    ru: 'вахты нет до {$until}',
    ar: 'لا مناوبة حتى {$until}',
  },
  'watch.listening-only-until': {
    en: 'listening only until {$until}',
    ru: 'только приём до {$until}',
    ar: 'استماع فقط حتى {$until}',
  },
  'watch.closed-until': {
    en: 'closed until {$until}',
    ru: 'закрыто до {$until}',
    ar: 'مغلقة حتى {$until}',
  },
  'watch.not-stated': {
    en: 'watch not stated',
    ru: 'о вахте не сообщали',
    ar: 'لم يُبلَّغ عن المناوبة',
  },
  'watch.not-stated-short': { en: 'not stated', ru: 'не сообщалось', ar: 'لم يُبلَّغ عنها' },
  'watch.said': {
    en: '{$party}: {$watch}, said {$at}',
    ru: '{$party}: {$watch}, сообщено {$at}',
    ar: '{$party}: {$watch}، أُبلغ {$at}',
  },
} as const satisfies Catalogue;
