import type { Catalogue } from '../catalogue.ts';

/** What an entry may break without the evidence being broken, by the codes of core. */
export const findings = {
  'violation.bad-release': {
    en: 'A release does not verify, or its officer is not on the roster.',
    ru: 'Разрешение не проходит проверку, или его офицера нет в списке.',
    ar: 'إجازة لا يصحّ توقيعها، أو ليس ضابطها في القائمة.',
  },
  'violation.cut-malformed': {
    en: 'An entry proposes a cut that is out of turn or breaks a rule of cuts.',
    ru: 'Запись предлагает срез не в свою очередь или с нарушением правил срезов.',
    ar: 'قيد يقترح حدًّا في غير دوره أو مخالفًا لقواعد الحدود.',
  },
  'violation.held-falls': {
    en: 'An entry claims to hold less than its author claimed before.',
    ru: 'В записи заявлено меньше, чем её автор заявлял прежде.',
    ar: 'يدّعي القيد حيازة أقل مما ادّعاه كاتبه من قبل.',
  },
  'violation.held-unshown': {
    en: 'An entry claims a head that no signed note covers, and nobody shows its note.',
    ru: `В записи заявлена вершина, которой не покрывает ни одно подписанное свидетельство, и
      никто его не предъявил.`,
    ar: 'يدّعي القيد رأسًا لا يغطيه أي بيان موقَّع، ولا يُظهر أحد بيانه.',
  },
  'violation.held-untrue': {
    en: 'An entry claims to hold a head that its journal never had, or a list out of order.',
    ru: 'В записи заявлена вершина, которой в журнале не было, или отметки идут не по порядку.',
    ar: 'يدّعي القيد حيازة رأس لم يكن لسجله قط، أو علاماته غير مرتبة.',
  },
  'violation.over-budget': {
    en: 'A party wrote more FLASH and OVERRIDE entries in an hour than the charter allows.',
    ru: 'За час сторона написала больше записей МОЛНИЯ и ВНЕ ВСЯКОЙ ОЧЕРЕДИ, чем даёт устав.',
    ar: 'كتب طرف في ساعة من قيود «خاطف» و«فوق كل أسبقية» أكثر مما يتيحه الميثاق.',
  },
  'violation.reference-untrue': {
    en: 'An entry refers to an entry that is not there.',
    ru: 'Запись ссылается на запись, которой нет.',
    ar: 'يشير القيد إلى قيد غير موجود.',
  },
  'violation.release-missing': {
    en: 'The charter asks for releases that the entry does not carry.',
    ru: 'В записи нет разрешений на отправку, которых требует устав.',
    ar: 'يطلب الميثاق إجازات لا يحملها القيد.',
  },
  'violation.unreadable': {
    en: 'A body that a rule asks about does not decode, or stands where it may not.',
    ru: 'Содержание, о котором спрашивает правило, не читается или стоит не на своём месте.',
    ar: 'متنٌ تسأل عنه قاعدة لا يُقرأ، أو يقع في غير موضعه.',
  },
} as const satisfies Catalogue;
