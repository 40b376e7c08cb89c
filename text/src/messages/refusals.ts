import type { Catalogue } from '../catalogue.ts';

/** One sentence per refusal code of core/src/base/refusal.ts, in its order. */
export const refusals = {
  'refusal.attachment-too-large': {
    en: 'The attachment is larger than the line carries.',
    ru: 'Вложение больше, чем допускает линия.',
    ar: 'المرفق أكبر مما يحمله الخط.',
  },
  'refusal.bad-charter': {
    en: 'The charter does not follow the rules of a charter.',
    ru: 'Устав составлен не по правилам.',
    ar: 'الميثاق لا يتبع قواعد المواثيق.',
  },
  'refusal.bad-signature': {
    en: 'A signature does not verify under the key that must have made it.',
    ru: 'Подпись не сходится с ключом, которым она должна быть поставлена.',
    ar: 'التوقيع لا يصحّ بالمفتاح الذي يجب أن يكون قد وُضع به.',
  },
  'refusal.body-too-large': {
    en: 'The body of an entry is larger than the limit.',
    ru: 'Содержание записи больше предела.',
    ar: 'متن القيد أكبر من الحد.',
  },
  'refusal.charter-name-taken': {
    en: 'A different charter of the same name is already held here.',
    ru: 'Здесь уже есть другой устав с тем же названием.',
    ar: 'يوجد هنا ميثاق آخر بالاسم نفسه.',
  },
  'refusal.contradicts-held': {
    en: 'The bytes contradict what is already held of this journal.',
    ru: 'Эти байты противоречат тому, что уже есть из этого журнала.',
    ar: 'تناقض هذه البايتات ما هو محفوظ من هذا السجل.',
  },
  'refusal.cosigned-head-unknown': {
    en: 'A cosignature speaks of a head that this journal never had.',
    ru: 'Заверяющая подпись говорит о вершине, которой у этого журнала не было.',
    ar: 'التوقيع المشارك يتحدث عن رأس لم يكن لهذا السجل قط.',
  },
  'refusal.frame-too-large': {
    en: 'The frame is larger than a frame may be.',
    ru: 'Кадр больше допустимого.',
    ar: 'الإطار أكبر من المسموح.',
  },
  'refusal.held-falls': {
    en: 'An entry claims to hold less than its author claimed before.',
    ru: 'В записи заявлено меньше, чем её автор заявлял прежде.',
    ar: 'يدّعي القيد حيازة أقل مما ادّعاه كاتبه من قبل.',
  },
  'refusal.malformed': {
    en: 'The bytes do not follow the format they claim.',
    ru: 'Байты не соответствуют заявленному формату.',
    ar: 'البايتات لا تتبع الصيغة التي تدّعيها.',
  },
  'refusal.malformed-cbor': {
    en: 'The bytes are not deterministic CBOR.',
    ru: 'Байты не являются детерминированным CBOR.',
    ar: 'البايتات ليست ترميز CBOR حتميًّا.',
  },
  'refusal.not-canonical': {
    en: 'The bytes decode, but are not the one encoding that is allowed.',
    ru: 'Байты читаются, но это не единственно допустимая кодировка.',
    ar: 'تُقرأ البايتات، لكنها ليست الترميز الوحيد المسموح.',
  },
  'refusal.not-root-of-journal': {
    en: 'The root named is not the root of that journal at that size.',
    ru: 'Названный корень не является корнем этого журнала при таком размере.',
    ar: 'الجذر المذكور ليس جذر ذلك السجل عند ذلك الحجم.',
  },
  'refusal.over-limit': {
    en: 'A count or a size is over its limit.',
    ru: 'Число или размер превышает предел.',
    ar: 'عدد أو حجم يتجاوز حدّه.',
  },
  'refusal.release-missing': {
    en: 'The charter asks for releases that the entry does not carry.',
    ru: 'В записи нет разрешений на отправку, которых требует устав.',
    ar: 'يطلب الميثاق إجازات لا يحملها القيد.',
  },
  'refusal.station-mute': {
    en: 'This station signs nothing until its lost tail is back or new keys are opened.',
    ru: 'Станция ничего не подписывает, пока не вернётся утраченный хвост или не введены новые ключи.',
    ar: 'لا توقّع هذه المحطة شيئًا حتى يعود ذيلها المفقود أو تُفتح مفاتيح جديدة.',
  },
  'refusal.unknown-journal': {
    en: 'The journal named belongs to no certificate held here.',
    ru: 'Названный журнал не относится ни к одному известному здесь свидетельству.',
    ar: 'السجل المذكور لا ينتمي إلى أي شهادة محفوظة هنا.',
  },
  'refusal.unknown-party': {
    en: 'The party named is not on this line.',
    ru: 'Названной стороны на этой линии нет.',
    ar: 'الطرف المذكور ليس على هذا الخط.',
  },
  'refusal.wrong-author': {
    en: 'The author named is not the party that owns the journal.',
    ru: 'Названный автор не та сторона, которой принадлежит журнал.',
    ar: 'الكاتب المذكور ليس الطرف صاحب السجل.',
  },
  'refusal.wrong-kind': {
    en: 'The entry is of another kind than this act needs.',
    ru: 'Для этого действия нужна запись другого вида.',
    ar: 'القيد من نوع غير الذي يحتاجه هذا الفعل.',
  },
  'refusal.wrong-line': {
    en: 'The bytes belong to another line.',
    ru: 'Эти байты относятся к другой линии.',
    ar: 'تنتمي البايتات إلى خط آخر.',
  },
  'refusal.wrong-seq': {
    en: 'The number of an entry does not follow the one before.',
    ru: 'Номер записи не следует за предыдущим.',
    ar: 'رقم القيد لا يلي الذي قبله.',
  },
} as const satisfies Catalogue;
