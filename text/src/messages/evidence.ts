import type { Catalogue } from '../catalogue.ts';

/** What the verbs about evidence and couriers say. */
export const evidence = {
  'help.courier': {
    en: 'Carry the line in sealed files, without any circuit.',
    ru: 'Вести линию запечатанными файлами, без каналов.',
    ar: 'نقل الخط في ملفات مختومة دون أي دارة.',
  },
  'help.transcript': {
    en: 'The agreed order of all entries.',
    ru: 'Согласованный порядок всех записей.',
    ar: 'الترتيب المتفق عليه لجميع القيود.',
  },
  'option.courier-to': {
    en: 'the party that the file is for',
    ru: 'сторона, которой предназначен файл',
    ar: 'الطرف المرسَل إليه الملف',
  },
  'option.courier-out': {
    en: 'the file to write, or a folder in which it is given a name',
    ru: 'файл для записи или папка, где он получит имя',
    ar: 'الملف المراد كتابته، أو مجلد يُسمّى فيه الملف',
  },
  'option.dry-run': {
    en: 'only say what it would do; nothing is changed',
    ru: 'только сказать, что будет сделано; ничего не меняется',
    ar: 'بيان ما سيحدث فقط؛ ولا يتغيّر شيء',
  },
  'option.transcript-tail': {
    en: 'also what lies behind the last final cut, marked as not final',
    ru: 'и то, что за последним окончательным срезом, с пометкой',
    ar: 'وكذلك ما بعد آخر حدّ نهائي، موسومًا بأنه غير نهائي',
  },
  'option.transcript-wait': {
    en: 'seconds to wait until the cut is final, while a circuit is up',
    ru: 'сколько секунд ждать окончательного среза, пока работает канал',
    ar: 'عدد الثواني لانتظار أن يصير الحدّ نهائيًا ما دامت دارة عاملة',
  },
  'option.disclose-fork': {
    en: 'instead of entries: the proof that this party signed two histories',
    ru: 'вместо записей: доказательство, что сторона подписала две истории',
    ar: 'بدل القيود: دليل على أن هذا الطرف وقّع روايتين',
  },
  'option.verify-charter': {
    en: 'a charter that came another way; the file must be of its line',
    ru: 'устав, полученный иначе; файл должен быть с той же линии',
    ar: 'ميثاق وصل بطريق آخر؛ ويجب أن يكون الملف من خطه',
  },
  'error.entry-or-fork': {
    en: 'Name entries to disclose, or a party with --fork, not both.',
    ru: 'Укажите записи или сторону в --fork, но не то и другое.',
    ar: 'اذكروا القيود أو طرفًا مع ‎--fork، لا كليهما.',
  },
  'courier.receipts': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} receipt of theirs.}}
      * {{{$count} receipts of theirs.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Их заверений: {$count}.}}
      few {{Их заверений: {$count}.}}
      * {{Их заверений: {$count}.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا توقيع مشارك منهم.}}
      one {{توقيع مشارك واحد منهم.}}
      two {{توقيعان مشاركان منهم.}}
      few {{{$count} تواقيع مشاركة منهم.}}
      many {{{$count} توقيعًا مشاركًا منهم.}}
      * {{{$count} توقيع مشارك منهم.}}`,
  },
  'courier.file': { en: '{$file}:', ru: '{$file}:', ar: '{$file}:' },
  'courier.held': {
    en: 'Held already: {$count}.',
    ru: 'Уже было у нас: {$count}.',
    ar: 'كان محفوظًا لدينا: {$count}.',
  },
  'courier.peeked': {
    en: 'Readable, but ahead of entries that are missing: {$count}.',
    ru: 'Читаются, но идут впереди недостающих записей: {$count}.',
    ar: 'مقروء لكنه سابق لقيود ناقصة: {$count}.',
  },
  'courier.contested': {
    en: 'Contested: {$count}.',
    ru: 'Оспариваемых: {$count}.',
    ar: 'متنازع عليه: {$count}.',
  },
  'courier.refused': {
    en: 'Refused: {$count} ({$code}): {$reason}',
    ru: 'Отвергнуто: {$count} ({$code}): {$reason}',
    ar: 'مرفوض: {$count} ({$code}): {$reason}',
  },
  'courier.unopened': {
    en: 'Nothing of it opens here. Export a file to {$party}: it asks for another session.',
    ru: 'Здесь ничего не открылось. Выгрузите файл для стороны {$party}: он запросит новый сеанс.',
    ar: 'لم يُفتح منه شيء هنا. صدّروا ملفًّا إلى {$party}: فهو يطلب جلسة أخرى.',
  },
  'courier.outstanding': {
    en: 'Files to {$party} without a receipt yet: {$count}.',
    ru: 'Файлов без подтверждения, сторона {$party}: {$count}.',
    ar: 'ملفات إلى {$party} بلا إقرار بعد: {$count}.',
  },
  'courier.lost': {
    en: 'Of them not openable there: {$count}. What they held is in this one.',
    ru: 'Из них там не открылось: {$count}. Их содержимое в этом файле.',
    ar: 'تعذّر فتحه لديهم منها: {$count}. ومضمونه في هذا الملف.',
  },
  'transcript.cut': { en: 'cut {$k}', ru: 'срез {$k}', ar: 'الحدّ {$k}' },
  'transcript.not-final': { en: 'not final', ru: 'не окончательно', ar: 'غير نهائي' },
  'transcript.empty': {
    en: 'No cut is final yet.',
    ru: 'Окончательного среза ещё нет.',
    ar: 'لا حدّ نهائيًا بعد.',
  },
  'transcript.shown-final': {
    en: 'Final entries: {$entries}.',
    ru: 'Окончательных записей: {$entries}.',
    ar: 'القيود النهائية: {$entries}.',
  },
  'transcript.shown': {
    en: 'Final entries: {$entries}. Behind the last final cut: {$tail}.',
    ru: 'Окончательных записей: {$entries}. За последним окончательным срезом: {$tail}.',
    ar: 'القيود النهائية: {$entries}. وما بعد آخر حدّ نهائي: {$tail}.',
  },
  'transcript.unreadable': {
    en: 'not readable here',
    ru: 'здесь не читается',
    ar: 'لا يُقرأ هنا',
  },
  'transcript.exported': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} final entry written to {$file}.}}
      * {{{$count} final entries written to {$file}.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{{$count} окончательная запись помещена в {$file}.}}
      few {{{$count} окончательные записи помещены в {$file}.}}
      * {{{$count} окончательных записей помещено в {$file}.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لم يُكتب أي قيد نهائي في {$file}.}}
      one {{كُتب قيد نهائي واحد في {$file}.}}
      two {{كُتب قيدان نهائيان في {$file}.}}
      few {{كُتبت {$count} قيود نهائية في {$file}.}}
      many {{كُتب {$count} قيدًا نهائيًا في {$file}.}}
      * {{كُتب {$count} قيد نهائي في {$file}.}}`,
  },
  'transcript.hash': {
    en: 'Hash of the final part, equal at every party: {$hash}',
    ru: 'Хэш окончательной части, одинаковый у всех сторон: {$hash}',
    ar: 'بصمة الجزء النهائي، واحدة لدى كل طرف: {$hash}',
  },
  'transcript.earlier': {
    en: 'The newest cut is not final yet: this goes up to the last final one.',
    ru: 'Новейший срез ещё не окончателен: здесь всё до последнего окончательного.',
    ar: 'أحدث حدّ ليس نهائيًا بعد: هذا حتى آخر حدّ نهائي.',
  },
  'disclosure.written': {
    en: 'Written to {$file} with proofs, and nothing else: {$entries}',
    ru: 'Записано в {$file} с доказательствами, и ничего более: {$entries}',
    ar: 'كُتب في {$file} مع الأدلة، ولا شيء سواه: {$entries}',
  },
  'disclosure.fork': {
    en: 'The proof against {$party} is written to {$file}.',
    ru: 'Доказательство против стороны {$party} записано в {$file}.',
    ar: 'كُتب الدليل على {$party} في {$file}.',
  },
  'verify.line': {
    en: 'Line {$line}, of {$parties}.',
    ru: 'Линия {$line}; стороны: {$parties}.',
    ar: 'الخط {$line}؛ أطرافه: {$parties}.',
  },
  'verify.no-charter': {
    en: 'The charter is the one in the file; with --charter it is compared with yours.',
    ru: 'Устав взят из самого файла; с --charter он сравнивается с вашим.',
    ar: 'الميثاق هو الذي في الملف؛ وبالخيار ‎--charter يُقارن بميثاقكم.',
  },
  'verify.origins': {
    en: `.input {$count :number}
      .match $count
      one {{A passkey released {$count} entry at {$origin}.}}
      * {{Passkeys released {$count} entries at {$origin}.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Ключом доступа на {$origin} разрешена {$count} запись.}}
      few {{Ключами доступа на {$origin} разрешены {$count} записи.}}
      * {{Ключами доступа на {$origin} разрешено {$count} записей.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لم تُجِز مفاتيح المرور على {$origin} أي قيد.}}
      one {{أجاز مفتاح مرور على {$origin} قيدًا واحدًا.}}
      two {{أجازت مفاتيح مرور على {$origin} قيدين.}}
      few {{أجازت مفاتيح مرور على {$origin} {$count} قيود.}}
      many {{أجازت مفاتيح مرور على {$origin} {$count} قيدًا.}}
      * {{أجازت مفاتيح مرور على {$origin} {$count} قيد.}}`,
  },
  'verify.proved': { en: 'In particular:', ru: 'А именно:', ar: 'وبالتفصيل:' },
  'option.verify-details': {
    en: 'each thing that is proved and each that is not, and what was found',
    ru: 'всё, что доказано и что нет, и что найдено, по отдельности',
    ar: 'كل ما ثبت وكل ما لم يثبت وما عُثر عليه، واحدًا واحدًا',
  },
  'verify.finding': {
    en: 'Entries that break a rule: {$count} ({$code})',
    ru: 'Записей, нарушающих правило: {$count} ({$code})',
    ar: 'قيود تخالف قاعدة: {$count} ({$code})',
  },
} as const satisfies Catalogue;
