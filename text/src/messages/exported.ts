import type { Catalogue } from '../catalogue.ts';

/** The page beside an exported or disclosed file, for a reader who has no Parley. */
export const exported = {
  'exported.title': {
    en: 'Line {$line}: {$parties}',
    ru: 'Линия {$line}: {$parties}',
    ar: 'الخط {$line}: {$parties}',
  },
  'exported.about-disclosure': {
    en: `Messages from the record of this line, shown to a reader outside it. What is not shown
      here is not denied by it.`,
    ru: `Сообщения из записей этой линии, раскрытые постороннему читателю. То, чего здесь нет, этим
      не отрицается.`,
    ar: 'رسائل من سجل هذا الخط تُكشف لقارئ من خارجه. وما لا يظهر هنا لا يُنفى به.',
  },
  'exported.about-transcript': {
    en: 'What the parties said on this line, in the order on which they agree.',
    ru: 'Сказанное сторонами на этой линии, в признанном всеми порядке.',
    ar: 'ما قالته الأطراف على هذا الخط، بالترتيب الذي تتفق عليه.',
  },
  'exported.file': {
    en: 'File beside this page',
    ru: 'Файл при этой странице',
    ar: 'الملف المرافق',
  },
  'exported.made': {
    en: 'Made {$at} at the station of {$party}',
    ru: 'Составлено {$at}, станция стороны {$party}',
    ar: 'أُعدّت {$at} في محطة {$party}',
  },
  'exported.classes': {
    en: '{$classes}: each entry names its own class',
    ru: '{$classes}: класс указан у каждой записи',
    ar: '{$classes}: لكل قيد صنفه المذكور فيه',
  },
  'exported.addressees': { en: 'To', ru: 'Кому', ar: 'إلى' },
  'exported.precedence': { en: 'Precedence', ru: 'Категория срочности', ar: 'درجة الأسبقية' },
  'exported.class': { en: 'Class', ru: 'Класс', ar: 'الصنف' },
  'exported.kind': { en: 'Kind', ru: 'Вид', ar: 'النوع' },
  'exported.release-unproved': {
    en: 'not proved by this file',
    ru: 'этим файлом не доказано',
    ar: 'لا يُثبته هذا الملف',
  },
  'exported.refers-to': { en: 'Refers to', ru: 'Ссылается на', ar: 'يشير إلى' },
  'exported.no-text': {
    en: 'An act without a text.',
    ru: 'Действие без текста.',
    ar: 'إجراء بلا نص.',
  },
  'exported.what-said': { en: 'What was said', ru: 'Что сказано', ar: 'ما قيل' },
  'exported.proves': {
    en: 'What the file proves, and what it does not',
    ru: 'Что файл доказывает и чего не доказывает',
    ar: 'ما يُثبته الملف وما لا يُثبته',
  },
  'exported.check': { en: 'How to check it', ru: 'Как это проверить', ar: 'كيف يُتحقق منه' },
  'exported.check-how': {
    en: `This page proves nothing by itself. Whoever doubts it takes the file {$file} with the hash
      above and the charter of the line, and checks both with {$verifier}: a program written from
      the published specification alone, which needs neither this station nor trust in it.`,
    ru: `Сама эта страница ничего не доказывает. Кто сомневается, берёт файл {$file} с указанным
      выше хешем и устав линии и проверяет их программой {$verifier}: она написана только по
      опубликованной спецификации и не требует ни этой станции, ни доверия к ней.`,
    ar: `هذه الصفحة لا تُثبت شيئًا بذاتها. من يشكّ فيها يأخذ الملف {$file} بالبصمة المذكورة أعلاه
      وميثاق الخط ويتحقق منهما ببرنامج {$verifier}: برنامج كُتب من المواصفة المنشورة وحدها، لا يحتاج
      إلى هذه المحطة ولا إلى الثقة بها.`,
  },
} as const satisfies Catalogue;
