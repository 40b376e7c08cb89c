import type { Catalogue } from '../catalogue.ts';

/** The class is signed, shown on every rendering, never inferred. */
export const classes = {
  class: { en: 'class', ru: 'класс', ar: 'الصنف' },
  'class.real': { en: 'REAL', ru: 'РЕАЛЬНОЕ', ar: 'حقيقي' },
  'class.exercise': { en: 'EXERCISE', ru: 'УЧЕБНОЕ', ar: 'تمرين' },
  'class.test': { en: 'TEST', ru: 'ПРОВЕРОЧНОЕ', ar: 'اختبار' },
} as const satisfies Catalogue;
