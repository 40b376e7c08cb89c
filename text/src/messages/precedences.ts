import type { Catalogue } from '../catalogue.ts';

/** Precedence is urgency, not importance. The words wait for review by native officers. */
export const precedences = {
  precedence: { en: 'precedence', ru: 'категория срочности', ar: 'درجة الأسبقية' },
  'precedence.deferred': { en: 'DEFERRED', ru: 'ОТЛОЖЕННАЯ', ar: 'مؤجّل' },
  'precedence.routine': { en: 'ROUTINE', ru: 'ОБЫКНОВЕННАЯ', ar: 'عادي' },
  'precedence.priority': { en: 'PRIORITY', ru: 'СРОЧНО', ar: 'عاجل' },
  'precedence.immediate': { en: 'IMMEDIATE', ru: 'НЕМЕДЛЕННО', ar: 'فوري' },
  'precedence.flash': { en: 'FLASH', ru: 'МОЛНИЯ', ar: 'خاطف' },
  'precedence.override': { en: 'OVERRIDE', ru: 'ВНЕ ВСЯКОЙ ОЧЕРЕДИ', ar: 'فوق كل أسبقية' },
} as const satisfies Catalogue;
