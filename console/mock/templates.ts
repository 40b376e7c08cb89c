import type { Template } from '@parley/api/terms.ts';

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
