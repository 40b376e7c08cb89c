import type { Catalogue } from '../catalogue.ts';

/** What an option of a verb means. */
export const options = {
  'help.common-options': {
    en: 'Options of every verb:',
    ru: 'Параметры любой команды:',
    ar: 'خيارات كل أمر:',
  },
  'option.home': {
    en: "the station's folder; else PARLEY_HOME, else ~/.parley",
    ru: 'папка станции; иначе PARLEY_HOME, иначе ~/.parley',
    ar: 'مجلد المحطة؛ وإلا PARLEY_HOME وإلا ‎~/.parley',
  },
  'option.guard': {
    en: "the guard's folder, best on another disk; else PARLEY_GUARD",
    ru: 'папка стража, лучше на другом диске; иначе PARLEY_GUARD',
    ar: 'مجلد الحارس، والأفضل على قرص آخر؛ وإلا PARLEY_GUARD',
  },
  'option.key-file': {
    en: 'the file that opens the station; else PARLEY_KEY_FILE or a passphrase',
    ru: 'файл, открывающий станцию; иначе PARLEY_KEY_FILE или парольная фраза',
    ar: 'الملف الذي يفتح المحطة؛ وإلا PARLEY_KEY_FILE أو عبارة مرور',
  },
  'option.lang': {
    en: 'language of the answers',
    ru: 'язык ответов',
    ar: 'لغة الأجوبة',
  },
  'option.line': {
    en: 'which line, where the station is on several: its name or id',
    ru: 'какая линия, если их несколько: название или обозначение',
    ar: 'أي خط، حيث تكون المحطة على عدة خطوط: اسمه أو معرّفه',
  },
  'option.json': {
    en: 'print the answer as JSON',
    ru: 'напечатать ответ в JSON',
    ar: 'طباعة الجواب بصيغة JSON',
  },
} as const satisfies Catalogue;
