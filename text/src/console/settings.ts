import type { Catalogue } from '../catalogue.ts';

/** What a charter may set (spec/charter.md, settings): in the form of a new one, and where read. */
export const settings = {
  'charter.group-alarms': {
    en: 'An alarm that nobody acknowledges',
    ru: 'Сигнал, получение которого не подтверждено',
    ar: 'إنذار لا يُقرّ به أحد',
  },
  'charter.group-clocks': {
    en: 'Time to handle a message',
    ru: 'Время на обработку сообщения',
    ar: 'مهلة معالجة الرسالة',
  },
  'charter.group-line': {
    en: 'The line and its proofs',
    ru: 'Линия и её проверки',
    ar: 'الخط وإثباتاته',
  },
  'charter.group-keys': { en: 'Keys and seals', ru: 'Ключи и заверение', ar: 'المفاتيح والأختام' },
  'charter.settings-about': {
    en: 'In seconds. What is left empty is as the grey number says.',
    ru: 'В секундах. Пустое поле означает серое число.',
    ar: 'بالثواني. والفارغ يعني الرقم الرمادي.',
  },
  'charter.settings-inherited': {
    en: 'In seconds. What is left empty is as on the line before.',
    ru: 'В секундах. Пустое поле означает то же, что на прежней линии.',
    ar: 'بالثواني. والفارغ يعني ما على الخط السابق.',
  },
  'charter.setting-bad': {
    en: 'A whole number from 1 on, without signs.',
    ru: 'Целое число от 1, без других знаков.',
    ar: 'عدد صحيح من 1 فما فوق، بلا علامات.',
  },
  'charter.setting-value': {
    en: '{$setting}: {$value}',
    ru: '{$setting}: {$value}',
    ar: '{$setting}: {$value}',
  },
  'charter.settings-default': {
    en: 'All settings not named here have their defaults.',
    ru: 'Все не названные здесь параметры имеют значения по умолчанию.',
    ar: 'كل إعداد لم يُسمَّ هنا على قيمته الافتراضية.',
  },
  'charter.succeeds': {
    en: 'Goes on from a line',
    ru: 'Продолжает линию',
    ar: 'يخلف خطًّا',
  },
  'charter.succeeds-none': { en: 'no, a line of its own', ru: 'нет, новая', ar: 'لا، خط مستقل' },
  'setting.alarmAgainS': {
    en: 'it sounds again at this desk after',
    ru: 'звучит снова на этом рабочем месте через',
    ar: 'يُسمع ثانية على هذا المكتب بعد',
  },
  'setting.alarmSecondDeskS': {
    en: 'the second desk is called after',
    ru: 'второе рабочее место вызывается через',
    ar: 'يُستدعى المكتب الثاني بعد',
  },
  'setting.alarmDutyChiefS': {
    en: 'the duty chief is called after',
    ru: 'начальник смены вызывается через',
    ar: 'يُستدعى رئيس المناوبة بعد',
  },
  'setting.challengePeriodS': {
    en: 'each circuit is tested every',
    ru: 'каждый канал проверяется каждые',
    ar: 'تُختبر كل دارة كل',
  },
  'setting.canaryPeriodS': {
    en: 'a canary goes to their disk and back every',
    ru: 'проверка до их диска и обратно каждые',
    ar: 'يذهب اختبار إلى قرصهم ويعود كل',
  },
  'setting.flashBoundS': {
    en: 'the line is up when the canary came back within',
    ru: 'линия работает, если проверка до их диска вернулась за',
    ar: 'الخط عامل إن عاد الاختبار من قرصهم خلال',
  },
  'setting.testPeriodS': {
    en: 'a test message goes every',
    ru: 'проверочное сообщение каждые',
    ar: 'رسالة اختبار كل',
  },
  'setting.availabilityPeriodS': {
    en: 'each side states its ledger every',
    ru: 'каждая сторона указывает учёт каждые',
    ar: 'يذكر كل طرف دفتره كل',
  },
  'setting.cutPeriodS': {
    en: 'a cut is proposed every',
    ru: 'срез предлагается каждые',
    ar: 'يُقترح حدّ كل',
  },
  'setting.flashPerHour': {
    en: 'FLASH and OVERRIDE in an hour, at most (a count)',
    ru: '«МОЛНИЙ» и «ВНЕ ВСЯКОЙ ОЧЕРЕДИ» в час, не более (число)',
    ar: 'البرقيات الخاطفة وفوق كل أسبقية في الساعة، على الأكثر (عدد)',
  },
  'setting.receiveKeyPeriodS': {
    en: 'a new receive key every',
    ru: 'новый ключ приёма каждые',
    ar: 'مفتاح استقبال جديد كل',
  },
  'setting.keepS': {
    en: 'the old one is kept after all have receipted the new',
    ru: 'старый хранится после расписки всех в новом',
    ar: 'يُحفظ القديم بعد إيصال الجميع للجديد',
  },
  'setting.keepMaxS': {
    en: 'and after the first receipt no longer than',
    ru: 'а после первой расписки не дольше',
    ar: 'ولا يُحفظ بعد أول إيصال أكثر من',
  },
  'setting.sealPeriodS': {
    en: 'a post-quantum cosignature every',
    ru: 'постквантовое заверение каждые',
    ar: 'توقيع مشارك ما بعد كمّي كل',
  },
  'setting.exerciseOnly': {
    en: 'For exercises only: nothing of class REAL',
    ru: 'Только для учений: ничего класса РЕАЛЬНОЕ',
    ar: 'للتمارين فقط: لا شيء من صنف حقيقي',
  },
} as const satisfies Catalogue;
