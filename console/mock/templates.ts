import type { Template } from '@parley/api/terms.ts';
import { isLanguage, languages } from '@parley/text/languages.ts';
import { templates as words } from '@parley/text/templates.ts';

/** Two of the usual kinds, enough to choose between. */
export const templates: Template[] = [
  {
    kind: 'warning',
    precedence: 'FLASH',
    texts: {
      en: 'We tell you directly that {what}, at {where}, from {when}.',
      ru: 'Сообщаем вам прямо: {что}, {где}, с {когда}.',
      ar: 'نبلغكم مباشرة أن {ماذا}، في {أين}، منذ {متى}.',
    },
  },
  {
    kind: 'question',
    precedence: 'IMMEDIATE',
    texts: {
      en: 'We ask whether {what}. We ask for your answer before {when}.',
      ru: 'Спрашиваем, {что}. Просим ответить до {когда}.',
      ar: 'نسأل عمّا إذا كان {ماذا}. ونطلب ردّكم قبل {متى}.',
    },
  },
];

/** "Did you say this?" in every language, that of whoever asks first. */
export function questionWords(lang: string): (readonly [string, 0 | 1, string])[] {
  const first = isLanguage(lang) ? lang : 'en';
  const all = [first, ...languages.filter((one) => one !== first)];
  return all.map((one, i) => [one, i === 0 ? 0 : 1, words.confirm[one]]);
}
