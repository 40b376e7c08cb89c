import type { Catalogue } from '../catalogue.ts';

/** Transcript, search, export and disclosure, the operators' talk, the page to print. */
export const records = {
  'transcript.title': {
    en: 'Transcript of both sides',
    ru: 'Протокол обеих сторон',
    ar: 'محضر الطرفين',
  },
  'transcript.total': {
    en: '{$total} entries, {$final} of them final',
    ru: 'записей: {$total}, окончательных: {$final}',
    ar: 'القيود: {$total}، النهائي منها: {$final}',
  },
  'transcript.cut': {
    en: 'Cut {$k}: final from here back, {$hash}',
    ru: 'Срез {$k}: до этого места окончательно, {$hash}',
    ar: 'الحدّ {$k}: نهائي إلى هنا، {$hash}',
  },
  'transcript.not-final': {
    en: 'Not yet final: the order of what follows may still change.',
    ru: 'Ещё не окончательно: порядок дальнейшего может измениться.',
    ar: 'غير نهائي بعد: قد يتغيّر ترتيب ما يلي.',
  },
  'transcript.ask-cut': {
    en: 'Ask for a cut now',
    ru: 'Запросить срез сейчас',
    ar: 'اطلب حدًّا الآن',
  },
  'transcript.cut-fresh': {
    en: 'A new cut is final.',
    ru: 'Новый срез окончателен.',
    ar: 'صار حدّ جديد نهائيًّا.',
  },
  'transcript.cut-earlier': {
    en: 'No new cut yet; an earlier one stands.',
    ru: 'Нового среза пока нет; действует прежний.',
    ar: 'لا حدّ جديد بعد؛ والسابق قائم.',
  },
  'transcript.cut-none': {
    en: 'No cut is final yet.',
    ru: 'Окончательных срезов ещё нет.',
    ar: 'لا حدّ نهائيًّا بعد.',
  },
  'transcript.export': { en: 'Export the transcript', ru: 'Выгрузить протокол', ar: 'صدّر المحضر' },
  'transcript.export-tail': {
    en: 'with what is not yet final',
    ru: 'вместе с неокончательным',
    ar: 'مع ما ليس نهائيًّا بعد',
  },
  'transcript.all-kinds': {
    en: 'with what stations write to each other',
    ru: 'вместе с записями станций друг другу',
    ar: 'مع ما تكتبه المحطات بعضها لبعض',
  },
  'transcript.crossed': { en: 'crossed', ru: 'разминулись', ar: 'تقاطعتا' },
  'transcript.list': {
    en: 'Entries in the agreed order',
    ru: 'Записи в согласованном порядке',
    ar: 'القيود بالترتيب المتفق عليه',
  },
  'file.made': {
    en: '{$name}, {$size}, {$count} entries; SHA-256 {$hash}',
    ru: '{$name}, {$size}, записей: {$count}; SHA-256 {$hash}',
    ar: '{$name}، {$size}، القيود: {$count}؛ SHA-256 {$hash}',
  },
  'file.fetch': { en: 'Save the file', ru: 'Сохранить файл', ar: 'احفظ الملف' },
  'file.page': {
    en: 'The page that anyone can read',
    ru: 'Страница, понятная без программы',
    ar: 'صفحة يقرؤها أي أحد',
  },
  'search.title': {
    en: 'Search in three languages',
    ru: 'Поиск на трёх языках',
    ar: 'بحث بثلاث لغات',
  },
  'search.what': { en: 'Words to look for', ru: 'Слова для поиска', ar: 'كلمات البحث' },
  'search.act': { en: 'Search', ru: 'Искать', ar: 'ابحث' },
  'search.found': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} entry found}}
      * {{{$count} entries found}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Найдена {$count} запись}}
      few {{Найдены {$count} записи}}
      * {{Найдено {$count} записей}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لم يُعثر على شيء}}
      one {{عُثر على قيد واحد}}
      two {{عُثر على قيدين}}
      few {{عُثر على {$count} قيود}}
      many {{عُثر على {$count} قيدًا}}
      * {{عُثر على {$count} قيد}}`,
  },
  'search.more': {
    en: 'Show more, {$count} left',
    ru: 'Показать ещё, осталось: {$count}',
    ar: 'اعرض المزيد، الباقي: {$count}',
  },
  'search.recorded': {
    en: 'A search is recorded, as every reading is.',
    ru: 'Поиск записывается, как и каждое прочтение.',
    ar: 'البحث يُدوَّن ككل قراءة.',
  },
  'disclose.about': {
    en: `The file proves these words to anyone, without showing the rest. The disclosure is
      recorded.`,
    ru: 'Файл доказывает эти слова кому угодно, не показывая остального. Раскрытие записывается.',
    ar: 'يُثبت الملف هذه الكلمات لأي أحد دون عرض ما سواها. والكشف يُدوَّن.',
  },
  'service.title': {
    en: 'Among operators, apart from the record of the officers',
    ru: 'Между операторами, вне записей офицеров',
    ar: 'بين المشغّلين، خارج سجل الضباط',
  },
  'service.write': {
    en: 'To the operators of the other side',
    ru: 'Операторам другой стороны',
    ar: 'إلى مشغّلي الطرف الآخر',
  },
  'service.class': { en: 'Class', ru: 'Класс', ar: 'الصنف' },
  'service.send': { en: 'Sign and send', ru: 'Подписать и отправить', ar: 'وقّع وأرسل' },
  'print.back': { en: 'Back', ru: 'Назад', ar: 'رجوع' },
  'print.print': { en: 'Print, or save as PDF', ru: 'Печать или PDF', ar: 'اطبع أو احفظ PDF' },
  'print.printed': {
    en: 'Printed {$at} by {$officer}, {$party}',
    ru: 'Напечатано {$at}, {$officer}, {$party}',
    ar: 'طُبعت {$at}، {$officer}، {$party}',
  },
} as const satisfies Catalogue;
