import type { Catalogue } from '../catalogue.ts';

/** The availability report: both ledgers, their differences, outages, circuits. */
export const availability = {
  'availability.title': {
    en: 'Line {$line}, {$from} to {$to}',
    ru: 'Линия {$line}, с {$from} по {$to}',
    ar: 'الخط {$line}، من {$from} إلى {$to}',
  },
  'availability.ours': { en: 'our ledger', ru: 'наш учёт', ar: 'دفترنا' },
  'availability.theirs': { en: 'their ledger', ru: 'их учёт', ar: 'دفترهم' },
  'availability.now': { en: 'now: {$silence}', ru: 'сейчас: {$silence}', ar: 'الآن: {$silence}' },
  'availability.up': {
    en: 'line up {$ours} by us, {$theirs} by them',
    ru: 'линия работала: {$ours} по нашему учёту, {$theirs} по их учёту',
    ar: 'كان الخط عاملًا {$ours} بحسبنا، و{$theirs} بحسبهم',
  },
  'availability.longest': {
    en: 'longest outage {$time}, from {$from}',
    ru: 'самый долгий перерыв {$time}, с {$from}',
    ar: 'أطول انقطاع {$time}، من {$from}',
  },
  'availability.no-outage': { en: 'no outage', ru: 'перерывов не было', ar: 'لا انقطاع' },
  'availability.no-period': {
    en: 'No period has ended yet; each party writes its ledger at the end of one.',
    ru: 'Ни один отрезок учёта ещё не закончен; каждая сторона ведёт запись в конце отрезка.',
    ar: 'لم تنتهِ أي فترة بعد؛ ويكتب كل طرف دفتره في نهاية كل فترة.',
  },
  'availability.agree': {
    en: 'The two ledgers agree.',
    ru: 'Учёты сторон совпадают.',
    ar: 'الدفتران متفقان.',
  },
  'availability.differ': {
    en: `.input {$count :number}
      .match $count
      one {{The ledgers differ in {$count} minute.}}
      * {{The ledgers differ in {$count} minutes.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Учёты расходятся в {$count} минуте.}}
      * {{Учёты расходятся в {$count} минутах.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا اختلاف بين الدفترين.}}
      one {{يختلف الدفتران في دقيقة واحدة.}}
      two {{يختلف الدفتران في دقيقتين.}}
      few {{يختلف الدفتران في {$count} دقائق.}}
      many {{يختلف الدفتران في {$count} دقيقة.}}
      * {{يختلف الدفتران في {$count} دقيقة.}}`,
  },
  'availability.differ-at': {
    en: '{$at}: we say {$ours}, they say {$theirs}',
    ru: '{$at}: по нашему учёту {$ours}, по их учёту {$theirs}',
    ar: '{$at}: نقول {$ours}، ويقولون {$theirs}',
  },
  'availability.their-ledger-missing': {
    en: 'Their ledger for {$hour} has not come.',
    ru: 'Их учёт за {$hour} не поступил.',
    ar: 'لم يصل دفترهم عن {$hour}.',
  },
  'availability.tests': {
    en: 'test messages: {$done}; due each hour: {$due}',
    ru: 'проверочные сообщения: {$done}; ежечасных должно быть: {$due}',
    ar: 'رسائل الاختبار: {$done}؛ والمستحق كل ساعة: {$due}',
  },
  'availability.column-up': { en: 'up', ru: 'работа', ar: 'العمل' },
  'availability.column-round-trip': { en: 'round trip', ru: 'туда и обратно', ar: 'ذهاب وإياب' },
  'availability.column-loss': { en: 'loss', ru: 'потери', ar: 'الفاقد' },
  'availability.column-sent': { en: 'sent', ru: 'послано', ar: 'المرسل' },
  'availability.column-returned': { en: 'returned', ru: 'вернулось', ar: 'العائد' },
} as const satisfies Catalogue;
