import type { Catalogue } from '../catalogue.ts';

/** What `parley conformance` says of a station; rules and sections are those of `spec/`. */
export const conformance = {
  'conformance.prepared': {
    en: 'Charter and keys of a test are written: {$file}. On the station under test, then here:',
    ru: 'Устав и ключи проверки записаны: {$file}. На проверяемой станции, затем здесь:',
    ar: 'كُتب ميثاق الاختبار ومفاتيحه: {$file}. على المحطة المختبَرة، ثم هنا:',
  },
  'conformance.holds': {
    en: 'holds   {$rule}  {$section}',
    ru: 'верно   {$rule}  {$section}',
    ar: 'صحيح   {$rule}  {$section}',
  },
  'conformance.broken': {
    en: 'BROKEN  {$rule}  {$section}: {$why}',
    ru: 'НАРУШЕНО  {$rule}  {$section}: {$why}',
    ar: 'مخالَف  {$rule}  {$section}: {$why}',
  },
  'conformance.summary': {
    en: '{$held} of {$count} rules hold.',
    ru: 'Соблюдено правил: {$held} из {$count}.',
    ar: 'القواعد المستوفاة: {$held} من {$count}.',
  },
  'conformance.no-connection': {
    en: 'the circuit does not come up',
    ru: 'канал не устанавливается',
    ar: 'الدارة لا تقوم',
  },
  'conformance.no-answer': {
    en: 'an answer that is due did not come',
    ru: 'положенный ответ не пришёл',
    ar: 'لم يصل جواب واجب',
  },
  'conformance.wrong-answer': {
    en: 'another answer came than the rule says',
    ru: 'пришёл не тот ответ, который требует правило',
    ar: 'وصل جواب غير ما تنص عليه القاعدة',
  },
  'conformance.not-taken': {
    en: 'what must be taken was not taken',
    ru: 'не принято то, что должно быть принято',
    ar: 'لم يُقبل ما يجب قبوله',
  },
  'conformance.taken': {
    en: 'what must be refused was taken',
    ru: 'принято то, что должно быть отвергнуто',
    ar: 'قُبل ما يجب رفضه',
  },
  'conformance.not-receipted': {
    en: 'what is held was not cosigned',
    ru: 'то, что хранится, не подписано в получении',
    ar: 'لم يوقَّع استلام ما هو محفوظ',
  },
  'conformance.receipted': {
    en: 'what may not be cosigned was cosigned',
    ru: 'подписано в получении то, что подписывать нельзя',
    ar: 'وُقِّع استلام ما لا يجوز توقيعه',
  },
  'conformance.circuit-closed': {
    en: 'the circuit was closed for what must be borne',
    ru: 'канал закрыт из-за того, что следовало стерпеть',
    ar: 'أُغلقت الدارة لما يجب احتماله',
  },
  'conformance.circuit-open': {
    en: 'the circuit stayed open for what ends it',
    ru: 'канал не закрыт, хотя должен был закрыться',
    ar: 'بقيت الدارة مفتوحة رغم ما ينهيها',
  },
  'conformance.bytes-for-a-stranger': {
    en: 'a stranger was sent bytes or let in',
    ru: 'постороннему отправлены байты или открыт вход',
    ar: 'أُرسلت بايتات إلى غريب أو سُمح له بالدخول',
  },
  'conformance.no-repair': {
    en: 'entries that are lacked were not sent',
    ru: 'недостающие записи не отправлены',
    ar: 'لم تُرسل القيود الناقصة',
  },
  'conformance.no-new-session': {
    en: 'no session came to the key that was named',
    ru: 'сеанс на названный ключ не начат',
    ar: 'لم تبدأ جلسة على المفتاح المسمّى',
  },
  'conformance.session-to-a-stranger': {
    en: 'a session was begun for a forged asking',
    ru: 'сеанс начат по поддельной просьбе',
    ar: 'بدأت جلسة بناءً على طلب مزوّر',
  },
  'conformance.bad-signature': {
    en: 'a signature of the station does not verify',
    ru: 'подпись станции не проходит проверку',
    ar: 'توقيع للمحطة لا يصح',
  },
  'conformance.file-refused': {
    en: 'a courier file that must be taken was refused',
    ru: 'отвергнут файл курьера, который следовало принять',
    ar: 'رُفض ملف ساعٍ يجب قبوله',
  },
  'conformance.file-taken': {
    en: 'a courier file that must be refused was taken',
    ru: 'принят файл курьера, который следовало отвергнуть',
    ar: 'قُبل ملف ساعٍ يجب رفضه',
  },
  'conformance.left-out': {
    en: 'Not played, for nobody carries files (--operator): {$rules}',
    ru: 'Не проверено, так как файлы возить некому (--operator): {$rules}',
    ar: 'لم تُختبر، إذ لا أحد ينقل الملفات (‎--operator): {$rules}',
  },
  'conformance.bug': {
    en: 'the tester itself failed',
    ru: 'отказал сам проверяющий',
    ar: 'أخفق المختبِر نفسه',
  },
} as const satisfies Catalogue;
