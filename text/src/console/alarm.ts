import type { Catalogue } from '../catalogue.ts';

/** The alarm bar, its sounds, and what says that the alarm itself does not work. */
export const alarm = {
  'alarm.label': { en: 'Alarm', ru: 'Тревога', ar: 'إنذار' },
  'alarm.from': {
    en: '{$kind} from {$party}, not yet acknowledged',
    ru: '{$kind}, {$party}: получение не подтверждено',
    ar: '{$kind} من {$party}، لم يُقَرّ بالاستلام والاطّلاع بعد',
  },
  'alarm.on-record': { en: 'on record {$age}', ru: 'на записи {$age}', ar: 'مدوَّنة منذ {$age}' },
  'alarm.left': {
    en: 'to acknowledge within {$left}',
    ru: 'осталось {$left}',
    ar: 'للإقرار خلال {$left}',
  },
  'alarm.overdue': {
    en: 'overdue by {$time}',
    ru: 'просрочено на {$time}',
    ar: 'متأخرة بمقدار {$time}',
  },
  'alarm.more': {
    en: `.input {$count :number}
      .match $count
      one {{and {$count} more}}
      * {{and {$count} more}}`,
    ru: `.input {$count :number}
      .match $count
      one {{и ещё {$count}}}
      * {{и ещё {$count}}}`,
    ar: `.input {$count :number}
      .match $count
      one {{وواحدة أخرى}}
      two {{واثنتان أخريان}}
      few {{و{$count} أخرى}}
      * {{و{$count} أخرى}}`,
  },
  'alarm.acknowledge': {
    en: 'Acknowledge',
    ru: 'Получение подтверждаю',
    ar: 'تم الاستلام والاطّلاع',
  },
  'alarm.silence': { en: 'Silence {$time}', ru: 'Заглушить {$time}', ar: 'إسكات {$time}' },
  'alarm.silenced': {
    en: 'silenced, sounds again in {$left}',
    ru: 'заглушено, снова через {$left}',
    ar: 'مُسكَت، يُسمع ثانية بعد {$left}',
  },
  'alarm.closed': {
    en: 'It lies in a compartment that you do not open: call an officer who does.',
    ru: 'Лежит в разделе, который вам не открыт: вызовите офицера, которому он открыт.',
    ar: 'تقع في قسم لا تفتحه: استدعِ ضابطًا يفتحه.',
  },
  'alarm.line-label': { en: 'Line alarm', ru: 'Тревога линии', ar: 'إنذار الخط' },
  'alarm.line-down': {
    en: 'Line to {$party} down, last proven {$age} ago: a FLASH would not arrive.',
    ru: 'Линия не работает, {$party}; проверена {$age} назад: «МОЛНИЯ» не дошла бы.',
    ar: 'الخط مع {$party} معطّل، آخر إثبات قبل {$age}: لن تصل برقية خاطفة.',
  },
  'alarm.note': { en: 'I know of it', ru: 'Мне известно', ar: 'عَلِمت به' },
  'alarm.noted-by': {
    en: '{$officer} knows of it, {$at}',
    ru: '{$officer}: известно, {$at}',
    ar: '{$officer} على علم به، {$at}',
  },
  'alarm.noted': {
    en: 'an officer at this desk knows of it',
    ru: 'офицеру этого рабочего места известно',
    ar: 'ضابط هذا المكتب على علم به',
  },
  'alarm.second-desk': {
    en: 'the second desk is called',
    ru: 'вызвано второе рабочее место',
    ar: 'استُدعي المكتب الثاني',
  },
  'alarm.duty-chief': {
    en: 'the duty chief is called',
    ru: 'вызван начальник смены',
    ar: 'استُدعي رئيس المناوبة',
  },
  'alarm.no-device': {
    en: 'This machine has no sound device: a FLASH will not be heard here.',
    ru: 'На этой машине нет звукового устройства: «МОЛНИЮ» здесь не услышат.',
    ar: 'لا جهاز صوت في هذه الآلة: لن تُسمع برقية خاطفة هنا.',
  },
  'alarm.blocked': {
    en: `The browser holds back sound until a key is pressed here: press any key, then test the
      sound.`,
    ru: 'Браузер не даёт звука, пока здесь не нажата клавиша: нажмите любую и проверьте звук.',
    ar: 'يحجب المتصفح الصوت حتى يُضغط مفتاح هنا: اضغط أي مفتاح ثم اختبر الصوت.',
  },
  'alarm.sound-stopped': {
    en: `The clock of the sound stands still: a FLASH may not be heard here. Open this page anew,
      then test the sound.`,
    ru: `Часы звука стоят: «МОЛНИЮ» здесь могут не услышать. Откройте страницу заново и проверьте
      звук.`,
    ar: 'ساعة الصوت متوقفة: قد لا تُسمع برقية خاطفة هنا. افتح الصفحة من جديد ثم اختبر الصوت.',
  },
  'alarm.no-connection': {
    en: 'This page has no connection to its station for {$age}: what stands here may be old.',
    ru: 'Нет связи со своей станцией {$age}: показанное здесь могло устареть.',
    ar: 'لا صلة لهذه الصفحة بمحطتها منذ {$age}: قد يكون المعروض قديمًا.',
  },
  'alarm.clock-stopped': {
    en: 'The clock of this page stood still for {$age}, until {$at}: alarms may have come late.',
    ru: 'Часы этой страницы стояли {$age}, до {$at}: сигналы могли опоздать.',
    ar: 'توقفت ساعة هذه الصفحة {$age} حتى {$at}: ربما تأخرت الإنذارات.',
  },
  'alarm.clock-differs': {
    en: 'The clock of this machine differs from the station by {$time}; the station’s is shown.',
    ru: 'Часы этой машины расходятся со станцией на {$time}; показаны часы станции.',
    ar: 'تختلف ساعة هذه الآلة عن المحطة بمقدار {$time}؛ والمعروضة ساعة المحطة.',
  },
  'alarm.unopened': {
    en: `Something came that cannot be opened here: a message may be in it. Why, and what happens
      next:`,
    ru: `Пришло то, что здесь не открывается: в нём может быть сообщение. Причина и что будет
      дальше:`,
    ar: 'ورد ما لا يُفتح هنا: قد تكون فيه رسالة. السبب وما سيحدث:',
  },
  'alarm.not-tested': {
    en: 'The sound of the alarm has not been tested in this watch.',
    ru: 'Звук тревоги в эту вахту не проверяли.',
    ar: 'لم يُختبر صوت الإنذار في هذه المناوبة.',
  },
  'alarm.not-heard': {
    en: 'The sound was NOT heard when {$officer} tested it, {$at}.',
    ru: 'При проверке звука НЕ слышали: {$officer}, {$at}.',
    ar: 'لم يُسمع الصوت عند اختباره: {$officer}، {$at}.',
  },
  'alarm.test': { en: 'Test the sound', ru: 'Проверить звук', ar: 'اختبار الصوت' },
  'alarm.test-title': {
    en: 'Sounds of this desk',
    ru: 'Звуки рабочего места',
    ar: 'أصوات هذا المكتب',
  },
  'alarm.test-heard': { en: 'I heard it', ru: 'Слышно', ar: 'سمعته' },
  'alarm.test-not-heard': { en: 'I did not hear it', ru: 'Не слышно', ar: 'لم أسمعه' },
  'alarm.tested': {
    en: 'Sound tested {$at} by {$officer}',
    ru: 'Звук проверен {$at}, {$officer}',
    ar: 'اختُبر الصوت {$at}، {$officer}',
  },
  'alarm.rhythm-override': {
    en: 'OVERRIDE: three short, without a pause',
    ru: 'ВНЕ ВСЯКОЙ ОЧЕРЕДИ: три коротких без перерыва',
    ar: 'فوق كل أسبقية: ثلاث قصيرة بلا توقف',
  },
  'alarm.rhythm-flash': {
    en: 'FLASH: two long, pause',
    ru: 'МОЛНИЯ: два длинных, пауза',
    ar: 'خاطف: طويلتان ثم توقف',
  },
  'alarm.rhythm-line': {
    en: 'line down: one long, long pause',
    ru: 'линия не работает: один длинный, долгая пауза',
    ar: 'الخط معطّل: واحدة طويلة ثم توقف طويل',
  },
  'alarm.rhythm-exercise': {
    en: 'EXERCISE: three short low strokes before any of them',
    ru: 'УЧЕБНОЕ: перед любым из них три коротких низких удара',
    ar: 'تمرين: ثلاث نقرات قصيرة منخفضة قبل أي منها',
  },
  'alarm.rhythm-test': {
    en: 'TEST: two long low strokes before any of them',
    ru: 'ПРОВЕРОЧНОЕ: перед любым из них два длинных низких удара',
    ar: 'اختبار: نقرتان طويلتان منخفضتان قبل أي منها',
  },
} as const satisfies Catalogue;
