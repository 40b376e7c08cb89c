import type { Catalogue } from '../catalogue.ts';

/** The desk that `run` opens for browsers, and who signs in there. */
export const deskServer = {
  'help.officer-enrol': {
    en: 'Print a one-time code by which an officer enrols a passkey at the desk.',
    ru: 'Вывести одноразовый код, по которому офицер заведёт ключ доступа у пульта.',
    ar: 'طباعة رمز يُستعمل مرة واحدة ليسجّل به الضابط مفتاح مروره عند المكتب.',
  },
  'option.run-desk': {
    en: 'open the desk for browsers here: a port of this machine, or HOST:PORT; 0 is any port',
    ru: 'открыть пульт для браузеров: порт этой машины или HOST:PORT; 0 — любой порт',
    ar: 'افتح المكتب للمتصفحات هنا: منفذ على هذا الجهاز أو HOST:PORT؛ و0 أي منفذ',
  },
  'option.run-desk-name': {
    en: 'name in the address bar, where it is not the host',
    ru: 'имя в адресной строке, если оно не совпадает с узлом',
    ar: 'الاسم في شريط العنوان إن لم يكن هو المضيف',
  },
  'option.run-desk-cert': {
    en: 'PEM file of the certificate; without it the desk is for this machine alone',
    ru: 'файл PEM с сертификатом; без него пульт доступен только на этой машине',
    ar: 'ملف PEM للشهادة؛ وبدونه يكون المكتب لهذا الجهاز وحده',
  },
  'option.run-desk-key': {
    en: 'PEM file of its private key',
    ru: 'файл PEM с его закрытым ключом',
    ar: 'ملف PEM لمفتاحها الخاص',
  },
  'option.run-demonstration': {
    en: 'key file of an officer of a demonstration, kept by the desk and marked so',
    ru: 'файл ключа офицера показа; его хранит пульт и так и помечает',
    ar: 'ملف مفتاح ضابط للعرض، يحفظه المكتب ويعلّمه كذلك',
  },
  'option.enrol-compartment': {
    en: 'a compartment that the officer opens; again for each',
    ru: 'раздел, который офицеру открыт; повторить для каждого',
    ar: 'قسم يفتحه الضابط؛ يُكرَّر لكل قسم',
  },
  'option.init-exercise': {
    en: 'a station for exercises: it holds no real line, ever',
    ru: 'учебная станция: настоящих линий у неё не бывает',
    ar: 'محطة للتمرين: لا تحمل خطًا حقيقيًا أبدًا',
  },
  'run.desk': {
    en: 'The desk: {$address}',
    ru: 'Пульт: {$address}',
    ar: 'المكتب: {$address}',
  },
  'officer.enrolled': {
    en: 'Enrolled at the desk, on no roster yet; a principal puts them there: {$add}',
    ru: 'Ключи, принятые на посту, в списке ещё нет; руководитель вносит их так: {$add}',
    ar: 'سُجّلوا في المكتب وليسوا في القائمة بعد؛ ويضيفهم مسؤول رئيسي بـ: {$add}',
  },
  'officer.enrol-code': {
    en: 'Code for {$officer}, good once until {$until}: {$code}',
    ru: 'Код для офицера {$officer}, действует один раз до {$until}: {$code}',
    ar: 'رمز الضابط {$officer}، صالح مرة واحدة حتى {$until}: {$code}',
  },
  'error.desk-needs-https': {
    en: 'The desk is open to other machines only with a certificate: --desk-cert and --desk-key.',
    ru: 'Другим машинам пульт открывают только с сертификатом: --desk-cert и --desk-key.',
    ar: 'لا يُفتح المكتب لأجهزة أخرى إلا بشهادة: ‎--desk-cert و‎--desk-key.',
  },
  'act.not-allowed': {
    en: 'The roles of this officer do not allow this.',
    ru: 'Роли этого офицера этого не позволяют.',
    ar: 'أدوار هذا الضابط لا تسمح بهذا.',
  },
  'act.compartment-missing': {
    en: 'This officer does not open the compartment in which it lies.',
    ru: 'Раздел, в котором это лежит, офицеру не открыт.',
    ar: 'هذا الضابط لا يفتح القسم الذي يقع فيه هذا.',
  },
  'page.earlier-left': {
    en: `.input {$count :number}
      .match $count
      one {{{$count} earlier entry is in the file and not on this page.}}
      * {{{$count} earlier entries are in the file and not on this page.}}`,
    ru: `.input {$count :number}
      .match $count
      one {{{$count} более ранняя запись есть в файле, но не на этой странице.}}
      few {{{$count} более ранние записи есть в файле, но не на этой странице.}}
      * {{{$count} более ранних записей есть в файле, но не на этой странице.}}`,
    ar: `.input {$count :number}
      .match $count
      zero {{لا قيود أسبق في الملف خارج هذه الصفحة.}}
      one {{قيد أسبق واحد في الملف وليس في هذه الصفحة.}}
      two {{قيدان أسبقان في الملف وليسا في هذه الصفحة.}}
      few {{{$count} قيود أسبق في الملف وليست في هذه الصفحة.}}
      many {{{$count} قيدًا أسبق في الملف وليست في هذه الصفحة.}}
      * {{{$count} قيد أسبق في الملف وليست في هذه الصفحة.}}`,
  },
  'demo.desks-open': {
    en: 'Both desks are open in a browser. Sign in by a link, once each:',
    ru: 'Оба пульта открыты в браузере. Вход по ссылке, по каждой один раз:',
    ar: 'المكتبان مفتوحان في المتصفح. سجّل الدخول بالرابط، كل رابط مرة واحدة:',
  },
  'demo.desk-link': {
    en: '{$party}, {$officer} (demonstration key): {$address}',
    ru: '{$party}, {$officer} (ключ для показа): {$address}',
    ar: '{$party}، {$officer} (مفتاح عرض): {$address}',
  },
  'demo.take-over': {
    en: 'Either side is yours now. The stations run until you press Ctrl-C.',
    ru: 'Теперь за любую сторону можете действовать вы. Станции работают до Ctrl-C.',
    ar: 'أيّ من الطرفين لك الآن. تعمل المحطتان حتى تضغط Ctrl-C.',
  },
} as const satisfies Catalogue;
