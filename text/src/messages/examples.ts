/** One example per verb, the same in every language; shown isolated, left to right. */
export const examples = {
  init: 'parley init --name moscow --home ./moscow --officer "Duty One:duty-officer:duty.key"',
  card: 'parley card --out moscow.card',
  'card-read': 'parley card read scanned.txt --out moscow.card',
  'charter-draft':
    'parley charter draft washington.card moscow.card --name hotline --out line.charter',
  'charter-sign':
    'parley charter sign line.charter --share recovery-1.share --share recovery-2.share',
  'charter-adopt': 'parley charter adopt line.charter --secret line.charter.secret',
  'charter-show': 'parley charter show line.charter',
  'charter-succeed':
    'parley charter succeed washington.card moscow.card --name hotline-2 --out next.charter',
  run: 'parley run --listen 0.0.0.0:7400 --on-flash ./bell.sh',
  status: 'parley status --metrics',
  test: 'parley test --to washington',
  availability: 'parley availability --since 2026-11-01',
  watch: 'parley watch listening-only --until 2031-05-01T18:00Z',
  'incarnation-open':
    'parley incarnation open --share 1.share --share 2.share --officer a.key --officer b.key',
  'rekey-receive': 'parley rekey receive',
  'rekey-disk': 'parley rekey disk --new-key-file new.key',
  backup: 'parley backup --out moscow.backup',
  restore: 'parley restore moscow.backup --home ./moscow',
  doctor: 'parley doctor',
  'officer-add': 'parley officer add duty2.key --role duty-officer --principal a.key',
  'officer-remove': 'parley officer remove 7c1e90b42fd81a03 --principal a.key',
  'officer-new': 'parley officer new "Duty Two" --role duty-officer --out duty2.key',
  'officer-list': 'parley officer list',
  'officer-enrol': 'parley officer enrol "Duty Two" --role duty-officer',
  draft: 'parley draft --to washington --precedence FLASH --class EXERCISE --lang ru text.txt',
  release: 'parley release 4f0c --officer releaser.key',
  discard: 'parley discard 4f0c',
  send: 'parley send test.txt --to washington --class TEST --officer duty.key',
  inbox: 'parley inbox',
  show: 'parley show washington/41 --officer duty.key',
  ack: 'parley ack washington/41 --officer duty.key',
  withhold: 'parley withhold washington/41 --until 2031-05-01T22:00Z --officer duty.key',
  confirm:
    'parley confirm --to washington --class REAL --text "A call in your name?" --officer a.key',
  service: 'parley service --to washington --class REAL --text "New cable at 14:00 UTC"',
  retract: 'parley retract moscow/41 --officer releaser.key',
  correct:
    'parley correct moscow/41 --to washington --class REAL --text "At 21:00" --officer a.key',
  handover: 'parley handover --from duty-one.key --to duty-two.key',
  'exercise-list': 'parley exercise list',
  'exercise-propose':
    'parley exercise propose --title Night --from 2031-05-01 --until 2031-05-02 --officer a.key',
  'exercise-agree': 'parley exercise agree 4f0c91ab --officer principal.key',
  'exercise-end': 'parley exercise end 4f0c91ab --officer principal.key',
  'terms-show': 'parley terms show',
  'terms-propose': 'parley terms propose terms.json --officer principal.key',
  'terms-agree': 'parley terms agree washington/41 --officer principal.key',
  follow: 'parley follow',
  'courier-export': 'parley courier export --to washington --out bag.parley',
  'courier-import': 'parley courier import bag.parley --dry-run',
  'transcript-show': 'parley transcript show --tail',
  'transcript-export': 'parley transcript export --out line.transcript',
  disclose: 'parley disclose washington/41 --out one.disclosure',
  access: 'parley access --entry washington/41',
  verify: 'parley verify line.transcript --charter line.charter',
  bench: 'parley bench --json',
  conformance: 'parley conformance wss://127.0.0.1:7400 --keys ./test',
  'conformance-prepare':
    'parley conformance prepare ./test --card station.card --address 127.0.0.1:7400',
  demo: 'parley demo --scenario six-days-1967 --fast',
} as const;

/** A verb of the command line; `-` stands where the words of a verb are parted. */
export type Verb = keyof typeof examples;
