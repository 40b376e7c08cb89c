import type { Catalogue } from '../catalogue.ts';

/** Hand-over, exercises, terms, retraction and correction: what is signed, and their verbs. */
export const agreements = {
  'signing.record-terms': {
    en: 'Agreed terms: {$terms}',
    ru: 'Согласованные термины: {$terms}',
    ar: 'المصطلحات المتفق عليها: {$terms}',
  },
  'signing.record-terms-agree': {
    en: 'It agrees to the list of terms it refers to.',
    ru: 'Выражает согласие со списком терминов, на который ссылается.',
    ar: 'يوافق على قائمة المصطلحات المشار إليها.',
  },
  'signing.record-handover': {
    en: 'The watch goes from {$from} to {$to}.',
    ru: 'Вахту сдаёт {$from}, принимает {$to}.',
    ar: 'تنتقل المناوبة من {$from} إلى {$to}.',
  },
  'signing.record-watch-taken': {
    en: 'The watch is taken by {$to}.',
    ru: 'Вахту принимает {$to}.',
    ar: 'يتسلّم المناوبة {$to}.',
  },
  'signing.record-exercise-start': {
    en: 'Exercise “{$title}”, {$from} to {$until}: it is to begin.',
    ru: 'Учения «{$title}», {$from} – {$until}: начало.',
    ar: 'التمرين «{$title}»، من {$from} إلى {$until}: يبدأ.',
  },
  'signing.record-exercise-end': {
    en: 'Exercise “{$title}”: it is to end.',
    ru: 'Учения «{$title}»: окончание.',
    ar: 'التمرين «{$title}»: ينتهي.',
  },
  'help.retract': {
    en: 'Take back a message of ours: it stays on the record, and the retraction beside it.',
    ru: 'Отозвать своё сообщение: оно остаётся в записи, рядом встаёт отзыв.',
    ar: 'سحب رسالة لنا: تبقى في السجل وإلى جانبها السحب.',
  },
  'help.correct': {
    en: 'Correct a message of ours: the whole message as it should have been.',
    ru: 'Исправить своё сообщение: сообщение целиком, каким оно должно было быть.',
    ar: 'تصويب رسالة لنا: الرسالة كلها كما كان يجب أن تكون.',
  },
  'help.handover': {
    en: 'Hand the watch over, with the open matters; both officers sign.',
    ru: 'Сдать вахту с открытыми вопросами; подписывают оба офицера.',
    ar: 'تسليم المناوبة مع المسائل المفتوحة؛ ويوقّع الضابطان.',
  },
  'help.exercise': {
    en: 'Exercises that both sides start and end by an entry.',
    ru: 'Учения, которые обе стороны начинают и заканчивают записью.',
    ar: 'تمارين يبدؤها الطرفان وينهيانها بقيد.',
  },
  'help.exercise-list': {
    en: 'List the exercises of this line, and whom each waits for.',
    ru: 'Перечислить учения этой линии и кого ждёт каждое.',
    ar: 'سرد تمارين هذا الخط ومن ينتظره كل منها.',
  },
  'help.exercise-propose': {
    en: 'Propose an exercise; it runs when every party has agreed.',
    ru: 'Предложить учения; они идут, когда согласились все стороны.',
    ar: 'اقتراح تمرين؛ ويجري متى وافقت عليه كل الأطراف.',
  },
  'help.exercise-agree': {
    en: 'Agree to an exercise that was proposed.',
    ru: 'Согласиться на предложенные учения.',
    ar: 'الموافقة على تمرين مقترح.',
  },
  'help.exercise-end': {
    en: 'End an exercise, or withdraw one before the others have agreed.',
    ru: 'Закончить учения или снять предложение, пока другие не согласились.',
    ar: 'إنهاء تمرين، أو سحب اقتراحه قبل موافقة الآخرين.',
  },
  'help.terms': {
    en: 'The list of agreed terms, signed by all parties.',
    ru: 'Список согласованных терминов, подписанный всеми сторонами.',
    ar: 'قائمة المصطلحات المتفق عليها، موقّعة من كل الأطراف.',
  },
  'help.terms-show': {
    en: 'Show the list in force, and those that wait for signatures.',
    ru: 'Показать действующий список и те, что ждут подписей.',
    ar: 'عرض القائمة السارية والقوائم التي تنتظر التوقيع.',
  },
  'help.terms-propose': {
    en: 'Propose a list of terms, from a JSON file.',
    ru: 'Предложить список терминов из файла JSON.',
    ar: 'اقتراح قائمة مصطلحات من ملف JSON.',
  },
  'help.terms-agree': {
    en: 'Sign a list that another party proposed.',
    ru: 'Подписать список, предложенный другой стороной.',
    ar: 'توقيع قائمة اقترحها طرف آخر.',
  },
  'option.drafter': {
    en: 'who wrote it, and so does not release it: name, id or key file; else PARLEY_OFFICER',
    ru: `кто это написал и потому не разрешает: имя, номер или файл ключа; иначе
      PARLEY_OFFICER`,
    ar: 'من كتبه فلا يجيزه: الاسم أو المعرّف أو ملف المفتاح؛ وإلا PARLEY_OFFICER',
  },
  'option.handover-from': {
    en: 'key file of who has the watch; left out where nobody has it',
    ru: 'файл ключа того, кто на вахте; не указывать, если вахты нет ни у кого',
    ar: 'ملف مفتاح صاحب المناوبة؛ ويُترك إن لم تكن لأحد',
  },
  'option.handover-to': {
    en: 'key file of who takes it',
    ru: 'файл ключа принимающего',
    ar: 'ملف مفتاح من يتسلّمها',
  },
  'option.handover-note': {
    en: 'a note beside an open matter, ENTRY=TEXT; it stays at this station',
    ru: 'пометка к открытому вопросу, ENTRY=TEXT; остаётся на этой станции',
    ar: 'ملاحظة بجانب مسألة مفتوحة، ENTRY=TEXT؛ وتبقى في هذه المحطة',
  },
  'option.exercise-title': {
    en: 'what the exercise is called',
    ru: 'как называются учения',
    ar: 'اسم التمرين',
  },
  'option.exercise-from': {
    en: 'when it is to begin',
    ru: 'когда они должны начаться',
    ar: 'متى يبدأ',
  },
  'option.exercise-until': {
    en: 'when it is to end',
    ru: 'когда они должны закончиться',
    ar: 'متى ينتهي',
  },
  'exercise.none': {
    en: 'No exercise was ever proposed on this line.',
    ru: 'На этой линии учений не предлагали.',
    ar: 'لم يُقترح أي تمرين على هذا الخط.',
  },
  'exercise.row': {
    en: '{$id} {$title}, {$from} to {$until}: {$state}',
    ru: '{$id} {$title}, {$from} – {$until}: {$state}',
    ar: '{$id} {$title}، من {$from} إلى {$until}: {$state}',
  },
  'exercise.proposed': { en: 'proposed', ru: 'предложены', ar: 'مقترح' },
  'exercise.running': { en: 'running', ru: 'идут', ar: 'جارٍ' },
  'exercise.ending': { en: 'ending', ru: 'заканчиваются', ar: 'قيد الإنهاء' },
  'exercise.ended': { en: 'ended', ru: 'закончены', ar: 'انتهى' },
  'exercise.withdrawn': { en: 'withdrawn', ru: 'отменены', ar: 'سُحب' },
  'agreement.waits': {
    en: '{$what}; waits for {$parties}',
    ru: '{$what}; ждёт: {$parties}',
    ar: '{$what}؛ بانتظار {$parties}',
  },
  'terms.none': {
    en: 'No list of terms is in force on this line.',
    ru: 'На этой линии нет действующего списка терминов.',
    ar: 'لا قائمة مصطلحات سارية على هذا الخط.',
  },
  'terms.in-force': {
    en: 'In force: {$entry} of {$party}',
    ru: 'Действует: {$entry}, сторона {$party}',
    ar: 'سارية: {$entry} من {$party}',
  },
  'terms.proposed': {
    en: 'Proposed: {$entry} of {$party}',
    ru: 'Предложен: {$entry}, сторона {$party}',
    ar: 'مقترحة: {$entry} من {$party}',
  },
  'act.flash-unacknowledged': {
    en: 'A FLASH or OVERRIDE is unacknowledged: the watch is not handed over before.',
    ru: 'Получение сообщения МОЛНИЯ или ВНЕ ВСЯКОЙ ОЧЕРЕДИ не подтверждено: вахту не сдают.',
    ar: 'برقية خاطفة أو فوق كل أسبقية بلا إقرار: لا تُسلَّم المناوبة قبل ذلك.',
  },
  'act.wrong-holder': {
    en: 'Only who has the watch hands it over; where nobody has it yet, --from is left out.',
    ru: 'Сдаёт вахту тот, у кого она есть; пока её никто не принимал, --from не указывают.',
    ar: 'لا يسلّم المناوبة إلا صاحبها؛ وما لم يتسلّمها أحد بعد فلا يُذكر ‎--from.',
  },
  'act.exercise-state': {
    en: 'An exercise is running already, or there is none that this could be said of.',
    ru: 'Учения уже идут, или нет таких, о которых это можно сказать.',
    ar: 'يجري تمرين بالفعل، أو لا يوجد تمرين يُقال عنه هذا.',
  },
} as const satisfies Catalogue;
