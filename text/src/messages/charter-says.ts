import type { Catalogue } from '../catalogue.ts';

/** What a charter says, as it is read before anyone signs: parties, circuits, rules, settings. */
export const charterSays = {
  'charter.parties': { en: 'Parties', ru: 'Стороны', ar: 'الأطراف' },
  'charter.circuits': { en: 'Circuits', ru: 'Каналы', ar: 'الدارات' },
  'charter.rules': {
    en: 'Who releases what (the first rule that fits decides; where none fits: no officer needed)',
    ru: 'Кто что разрешает (решает первое подходящее правило; нет такого — офицер не требуется)',
    ar: 'من يجيز ماذا (أول قاعدة تنطبق هي الحاسمة؛ وحيث لا تنطبق قاعدة لا يلزم ضابط)',
  },
  'charter.settings': { en: 'Settings', ru: 'Параметры линии', ar: 'الإعدادات' },
  'charter.any': { en: 'any', ru: 'любой', ar: 'أيّ' },
  'charter.and-above': {
    en: '{$precedence} and above',
    ru: '{$precedence} и срочнее',
    ar: '{$precedence} فما فوق',
  },
  'charter.nobody': {
    en: 'no officer needed',
    ru: 'офицер не требуется',
    ar: 'لا يلزم ضابط',
  },
  'charter.follows': {
    en: 'Follows line {$line} from its cut {$k}.',
    ru: 'Продолжает линию {$line} с её среза {$k}.',
    ar: 'يخلف الخط {$line} من حدّه {$k}.',
  },
  'charter.warning-no-principal': {
    en: '{$subject}: no principal; its roster can never change.',
    ru: '{$subject}: нет руководителя; список офицеров нельзя будет изменить.',
    ar: '{$subject}: لا مسؤول رئيسي؛ ولن يمكن تغيير قائمة ضباطه.',
  },
  'charter.warning-odd-title': {
    en: '{$subject}: a title holds characters that hide or reorder text.',
    ru: '{$subject}: в названии есть знаки, скрывающие или переставляющие текст.',
    ar: '{$subject}: في لقبه محارف تخفي النص أو تغيّر ترتيبه.',
  },
  'charter.warning-rule-unfulfilled': {
    en: 'Party with too few officers, and the rules that it cannot fulfil: {$subject}.',
    ru: 'Сторона, которой не хватает офицеров, и правила, которых ей не выполнить: {$subject}.',
    ar: 'طرف لا يكفي ضباطه، والقواعد التي لا يستطيع الوفاء بها: {$subject}.',
  },
  'charter.warning-similar-names': {
    en: 'Names that are easily confused: {$subject}',
    ru: 'Легко спутать названия: {$subject}',
    ar: 'اسمان يسهل الخلط بينهما: {$subject}',
  },
} as const satisfies Catalogue;
