/** Why a file was refused, by code. */
import type { Code } from '../base/refusal.ts';
import type { Sentence } from './language.ts';

/** Codes that a file of evidence can earn; others belong to what stations send each other. */
export const refusals: Partial<Readonly<Record<Code, Sentence>>> = {
  'bad-charter': {
    en: 'The charter does not follow the rules of a charter.',
    ar: 'الميثاق لا يتبع قواعد المواثيق.',
    ru: 'Устав не отвечает правилам устава.',
  },
  'bad-signature': {
    en: 'A signature does not verify under the key that must have made it.',
    ar: 'توقيع لا يصح بالمفتاح الذي ينبغي أن يكون قد وقّعه.',
    ru: 'Подпись не подтверждается ключом, которым она должна быть сделана.',
  },
  'body-too-large': {
    en: 'The body of an entry is larger than the limit.',
    ar: 'متن قيد أكبر من الحد.',
    ru: 'Тело записи больше предела.',
  },
  'charter-differs': {
    en: 'The file speaks of another charter than the one it is checked against.',
    ar: 'الملف يتحدث عن ميثاق غير الذي يُقارَن به.',
    ru: 'Файл говорит о другом уставе, чем тот, с которым его сверяют.',
  },
  'cut-falls': {
    en: 'A cut covers less of a journal than the cut before it.',
    ar: 'قطع يشمل من سجلٍّ أقل مما شمله القطع السابق.',
    ru: 'Срез охватывает в журнале меньше, чем предыдущий.',
  },
  'entry-missing': {
    en: 'An entry that the file speaks of is not there.',
    ar: 'قيد يتحدث عنه الملف غير موجود.',
    ru: 'Записи, о которой говорит файл, нет.',
  },
  malformed: {
    en: 'The bytes do not follow the format they claim.',
    ar: 'البيانات لا تتبع الصيغة التي تدّعيها.',
    ru: 'Данные не отвечают заявленному формату.',
  },
  'malformed-cbor': {
    en: 'The bytes are not deterministic CBOR.',
    ar: 'البيانات ليست CBOR حتميًّا.',
    ru: 'Данные не являются детерминированным CBOR.',
  },
  'not-a-fork': {
    en: 'The statements shown do not contradict each other.',
    ar: 'الأقوال المعروضة لا يناقض بعضها بعضًا.',
    ru: 'Показанные утверждения не противоречат друг другу.',
  },
  'not-canonical': {
    en: 'The bytes decode, but are not the one encoding that is allowed.',
    ar: 'البيانات تُقرأ، لكنها ليست الترميز الوحيد المسموح.',
    ru: 'Данные читаются, но закодированы не единственным допустимым способом.',
  },
  'not-final': {
    en: 'The transcript goes beyond what all parties have cosigned.',
    ar: 'السجل يتجاوز ما شاركت جميع الأطراف في توقيعه.',
    ru: 'Протокол заходит дальше того, что подтвердили все стороны.',
  },
  'not-root-of-journal': {
    en: 'The entries are not those whose root was signed.',
    ar: 'القيود ليست تلك التي وُقِّع جذرها.',
    ru: 'Это не те записи, корень которых подписан.',
  },
  'out-of-order': {
    en: 'The entries are not in the order of the transcript.',
    ar: 'القيود ليست بترتيب السجل.',
    ru: 'Записи стоят не в порядке протокола.',
  },
  'over-limit': {
    en: 'A count or a size is over its limit.',
    ar: 'عدد أو حجم يتجاوز حده.',
    ru: 'Число или размер больше предела.',
  },
  'proof-mismatch': {
    en: 'A proof does not lead to the root it is shown for.',
    ar: 'برهان لا يؤدي إلى الجذر المعروض له.',
    ru: 'Доказательство не ведёт к корню, для которого оно показано.',
  },
  truncated: {
    en: 'The file ends before what it announces.',
    ar: 'الملف ينتهي قبل ما يعلن عنه.',
    ru: 'Файл кончается раньше, чем заявлено.',
  },
  'unknown-journal': {
    en: 'A journal is named that no certificate here knows.',
    ar: 'ذُكر سجل لا تعرفه أي شهادة هنا.',
    ru: 'Назван журнал, которого не знает ни один здешний сертификат.',
  },
  'unknown-party': {
    en: 'A party is named that is not on this line.',
    ar: 'ذُكر طرف ليس على هذا الخط.',
    ru: 'Названа сторона, которой нет на этой линии.',
  },
  'unknown-type': {
    en: 'This is no transcript, disclosure or fork proof.',
    ar: 'ليس هذا سجلًّا ولا إفصاحًا ولا برهان تشعّب.',
    ru: 'Это не протокол, не раскрытие и не доказательство раздвоения.',
  },
  'wrong-author': {
    en: 'Something stands under the name of another journal.',
    ar: 'شيء مدوَّن باسم سجل آخر.',
    ru: 'Нечто стоит под именем другого журнала.',
  },
  'wrong-kind': {
    en: 'An entry is of another kind than its place needs.',
    ar: 'قيد من نوع غير الذي يقتضيه موضعه.',
    ru: 'Запись другого вида, чем требует её место.',
  },
  'wrong-line': {
    en: 'The bytes belong to another line.',
    ar: 'البيانات تخص خطًّا آخر.',
    ru: 'Данные относятся к другой линии.',
  },
  'wrong-seq': {
    en: 'The number of an entry does not follow the one before.',
    ar: 'رقم قيد لا يلي الرقم السابق.',
    ru: 'Номер записи не следует за предыдущим.',
  },
};
