import type { Catalogue } from '../catalogue.ts';

/** What `verify` may claim, and what nobody may read into it. */
export const proves = {
  'proves.transcript': {
    en: `.input {$entries :number}
      .match $entries
      one {{Proves: every party on the line holds this one entry, in this order.}}
      * {{Proves: every party on the line holds these {$entries} entries, in this order.}}`,
    ru: `.input {$entries :number}
      .match $entries
      one {{Доказывает: у каждой стороны линии есть эта {$entries} запись и в этом порядке.}}
      few {{Доказывает: у каждой стороны линии есть эти {$entries} записи и в этом порядке.}}
      * {{Доказывает: у каждой стороны линии есть эти {$entries} записей и в этом порядке.}}`,
    ar: `.input {$entries :number}
      .match $entries
      zero {{يُثبت: المحضر خالٍ من القيود لدى كل طرف على الخط.}}
      one {{يُثبت: لدى كل طرف على الخط هذا القيد الواحد بهذا الترتيب.}}
      two {{يُثبت: لدى كل طرف على الخط هذان القيدان بهذا الترتيب.}}
      few {{يُثبت: لدى كل طرف على الخط هذه القيود الـ{$entries} بهذا الترتيب.}}
      many {{يُثبت: لدى كل طرف على الخط هذه القيود، وعددها {$entries}، بهذا الترتيب.}}
      * {{يُثبت: لدى كل طرف على الخط هذه القيود، وعددها {$entries}، بهذا الترتيب.}}`,
  },
  'proves-not.transcript': {
    en: 'Does not prove: that the words are true, or when they were decided.',
    ru: 'Не доказывает: что сказанное верно и когда оно было решено.',
    ar: 'لا يُثبت: أن ما قيل صحيح، ولا متى تقرّر.',
  },
  'proves.tail': {
    en: 'The tail is marked not final: its order may still change.',
    ru: 'Хвост помечен как неокончательный: порядок в нём ещё может измениться.',
    ar: 'الذيل موسوم بأنه غير نهائي: قد يتغيّر ترتيبه.',
  },
  'proves.tail-only': {
    en: 'Proves: their authors signed these entries. No cut is final: their order may change.',
    ru: `Доказывает: записи подписаны их авторами. Окончательного среза нет: порядок может
      измениться.`,
    ar: 'يُثبت: وقّع الكتّاب هذه القيود. ولا حدّ نهائيًا: فقد يتغيّر ترتيبها.',
  },
  'proves.charter-only': {
    en: 'Proves: every party signed this charter. No cut is final, and no entry is shown.',
    ru: 'Доказывает: каждая сторона подписала этот устав. Окончательного среза и записей нет.',
    ar: 'يُثبت: وقّع كل طرف هذا الميثاق. ولا حدّ نهائيًا، ولا قيد معروضًا.',
  },
  'proves.disclosure': {
    en: 'Proves: {$party} signed exactly these entries, in its journal, then of size {$size}.',
    ru: `Доказывает: сторона {$party} подписала именно эти записи в своём журнале,
      где тогда было записей: {$size}.`,
    ar: 'يُثبت: وقّع الطرف {$party} هذه القيود بعينها في سجله، وكان عدد قيوده حينئذٍ {$size}.',
  },
  'proves-not.disclosure': {
    en: 'Does not prove: what was said besides; later corrections beyond {$size} are unknown.',
    ru: 'Не доказывает: что ещё было сказано; исправления после {$size} неизвестны.',
    ar: 'لا يُثبت: ما قيل سوى ذلك؛ والتصويبات اللاحقة بعد {$size} غير معلومة.',
  },
  'proves.undisclosed': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} later entry that refers to these is not shown.}}
      * {{{$count} later entries that refer to these are not shown.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Не показана {$count} более поздняя запись, которая ссылается на эти.}}
      few {{Не показаны {$count} более поздние записи, которые ссылаются на эти.}}
      * {{Не показано {$count} более поздних записей, которые ссылаются на эти.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا قيود لاحقة معلومة تشير إلى هذه القيود.}}
      one {{قيد لاحق واحد يشير إلى هذه القيود غير معروض.}}
      two {{قيدان لاحقان يشيران إلى هذه القيود غير معروضين.}}
      few {{{$count} قيود لاحقة تشير إلى هذه القيود غير معروضة.}}
      many {{{$count} قيدًا لاحقًا يشير إلى هذه القيود غير معروض.}}
      * {{{$count} قيد لاحق يشير إلى هذه القيود غير معروض.}}`,
  },
  'proves.fork': {
    en: 'Proves: {$party} signed two different histories of one journal.',
    ru: 'Доказывает: сторона {$party} подписала две разные истории одного журнала.',
    ar: 'يُثبت: وقّع الطرف {$party} روايتين مختلفتين لسجل واحد.',
  },
  'proves-not.fork': {
    en: 'Does not prove: which of the two was meant, or whether the key was stolen.',
    ru: 'Не доказывает: какая из двух подлинная и не был ли ключ похищен.',
    ar: 'لا يُثبت: أيهما المقصودة، ولا ما إذا كان المفتاح قد سُرق.',
  },
  'proves.message': {
    en: `Proves: {$party} wrote exactly these words before {$recorded}, and the officers named
      released them.`,
    ru: `Доказывает: сторона {$party} написала именно эти слова до {$recorded}, а названные офицеры
      разрешили отправку.`,
    ar: `يُثبت: كتب الطرف {$party} هذه الكلمات بعينها قبل {$recorded}، وأجاز الضباط المذكورون
      إرسالها.`,
  },
  'proves-not.message': {
    en: 'Not that what it says is true, nor when it was decided.',
    ru: 'Но не то, что сказанное верно, и не то, когда это было решено.',
    ar: 'ولا يُثبت أن ما يقوله صحيح، ولا متى تقرّر.',
  },
  'verify.ok': { en: 'Verified: {$file}', ru: 'Проверено: {$file}', ar: 'تم التحقق: {$file}' },
  'verify.refused': {
    en: 'Refused: {$file}: {$reason}',
    ru: 'Отвергнуто: {$file}: {$reason}',
    ar: 'مرفوض: {$file}: {$reason}',
  },
} as const satisfies Catalogue;
