import type { Catalogue } from '../catalogue.ts';

/** Circuits and the line as a whole, as `status` and `follow` print them. */
export const circuits = {
  'line.up': { en: 'line up', ru: 'линия работает', ar: 'الخط عامل' },
  'line.down': { en: 'line down', ru: 'линия не работает', ar: 'الخط معطّل' },
  'line.proven': {
    en: 'Line to {$party}: {$state}, proven {$age} ago by {$circuits}.',
    ru: 'Линия, сторона {$party}: {$state}, проверено {$age} назад по: {$circuits}.',
    ar: 'الخط مع {$party}: {$state}، أُثبت قبل {$age} عبر {$circuits}.',
  },
  'line.no-circuit': {
    en: 'Line to {$party}: no circuit is up; last proven {$age} ago.',
    ru: 'Линия, сторона {$party}: ни один канал не работает; последняя проверка {$age} назад.',
    ar: 'الخط مع {$party}: لا دارة عاملة؛ أُثبت آخر مرة قبل {$age}.',
  },
  'line.never-proven': {
    en: 'Line to {$party}: not proven since this start.',
    ru: 'Линия, сторона {$party}: с момента запуска не проверена.',
    ar: 'الخط مع {$party}: لم يُثبت منذ هذا التشغيل.',
  },
  'line.flash-yes': {
    en: 'Would a FLASH arrive now? Yes.',
    ru: 'Дошла бы сейчас «МОЛНИЯ»? Да.',
    ar: 'هل تصل برقية خاطفة الآن؟ نعم.',
  },
  'line.flash-no': {
    en: 'Would a FLASH arrive now? No.',
    ru: 'Дошла бы сейчас «МОЛНИЯ»? Нет.',
    ar: 'هل تصل برقية خاطفة الآن؟ لا.',
  },
  'line.flash-no-circuit': {
    en: 'Would a FLASH arrive now? No: no circuit is up.',
    ru: 'Дошла бы сейчас «МОЛНИЯ»? Нет: ни один канал не работает.',
    ar: 'هل تصل برقية خاطفة الآن؟ لا: لا دارة عاملة.',
  },
  'line.flash-unknown': {
    en: 'Would a FLASH arrive now? Not known: nothing was proven since this start.',
    ru: 'Дошла бы сейчас «МОЛНИЯ»? Неизвестно: с момента запуска проверки не было.',
    ar: 'هل تصل برقية خاطفة الآن؟ غير معلوم: لم يُثبت شيء منذ هذا التشغيل.',
  },
  'line.flash-by-courier': {
    en: 'Would a FLASH arrive now? Not known: one-way circuits only.',
    ru: 'Дошла бы сейчас «МОЛНИЯ»? Неизвестно: есть только односторонние каналы.',
    ar: 'هل تصل برقية خاطفة الآن؟ غير معلوم: لا توجد إلا دارات باتجاه واحد.',
  },
  'circuit.up': { en: 'up', ru: 'работает', ar: 'عاملة' },
  'circuit.down': { en: 'down', ru: 'не работает', ar: 'معطّلة' },
  'circuit.connecting': { en: 'connecting', ru: 'соединяется', ar: 'قيد الاتصال' },
  'circuit.one-way': { en: 'one way', ru: 'односторонний', ar: 'باتجاه واحد' },
  'circuit.websocket': { en: 'websocket', ru: 'websocket', ar: 'websocket' },
  'circuit.courier': { en: 'courier', ru: 'курьер', ar: 'الساعي' },
  'circuit.opened': {
    en: 'Circuit {$circuit} to {$party} is open.',
    ru: 'Канал {$circuit}, сторона {$party}, открыт.',
    ar: 'فُتحت الدارة {$circuit} مع {$party}.',
  },
  'circuit.closed': {
    en: 'Circuit {$circuit} to {$party} is closed: {$why}',
    ru: 'Канал {$circuit}, сторона {$party}, закрыт: {$why}',
    ar: 'أُغلقت الدارة {$circuit} مع {$party}: {$why}',
  },
  'circuit.last-up': {
    en: 'last up {$at}',
    ru: 'последний раз работал {$at}',
    ar: 'وآخر عمل لها {$at}',
  },
  'circuit.round-trip': {
    en: 'round trip {$time}, loss {$loss}',
    ru: 'туда и обратно {$time}, потери {$loss}',
    ar: 'ذهابًا وإيابًا {$time}، والفاقد {$loss}',
  },
  'courier.exported': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} entry written to {$file}.}}
      * {{{$count} entries written to {$file}.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{{$count} запись помещена в {$file}.}}
      few {{{$count} записи помещены в {$file}.}}
      * {{{$count} записей помещено в {$file}.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لم يُكتب أي قيد في {$file}.}}
      one {{كُتب قيد واحد في {$file}.}}
      two {{كُتب قيدان في {$file}.}}
      few {{كُتبت {$count} قيود في {$file}.}}
      many {{كُتب {$count} قيدًا في {$file}.}}
      * {{كُتب {$count} قيد في {$file}.}}`,
  },
  'courier.would-take': {
    en: `.input {$count :number}
      .match $count
      one {{Dry run: {$count} new entry would be taken.}}
      * {{Dry run: {$count} new entries would be taken.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{Пробный просмотр: была бы принята {$count} новая запись.}}
      few {{Пробный просмотр: были бы приняты {$count} новые записи.}}
      * {{Пробный просмотр: было бы принято {$count} новых записей.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{فحص تجريبي: لا قيد جديد.}}
      one {{فحص تجريبي: سيؤخذ قيد جديد واحد.}}
      two {{فحص تجريبي: سيؤخذ قيدان جديدان.}}
      few {{فحص تجريبي: ستؤخذ {$count} قيود جديدة.}}
      many {{فحص تجريبي: سيؤخذ {$count} قيدًا جديدًا.}}
      * {{فحص تجريبي: سيؤخذ {$count} قيد جديد.}}`,
  },
  'courier.taken': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} new entry is on our record.}}
      * {{{$count} new entries are on our record.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{У нас на записи {$count} новая запись.}}
      few {{У нас на записи {$count} новые записи.}}
      * {{У нас на записи {$count} новых записей.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا قيد جديد لدينا.}}
      one {{دُوِّن لدينا قيد جديد واحد.}}
      two {{دُوِّن لدينا قيدان جديدان.}}
      few {{دُوِّنت لدينا {$count} قيود جديدة.}}
      many {{دُوِّن لدينا {$count} قيدًا جديدًا.}}
      * {{دُوِّن لدينا {$count} قيد جديد.}}`,
  },
  'courier.already': {
    en: 'All of it was already on our record; nothing changed.',
    ru: 'Всё это уже было у нас на записи; ничего не изменилось.',
    ar: 'كان كل ذلك مدوَّنًا لدينا من قبل؛ ولم يتغيّر شيء.',
  },
} as const satisfies Catalogue;
