import { questions } from '../../infra/new-deployment/questions.ts';

/** What somebody types who deploys for two regencies, question by question. */
export const typed: Record<string, string> = {
  ...{ name: 'lampung', regions: '18.09, 18.02', 'alarm-address': 'siaga@lampung.test' },
  ...{ 'mail-domain': 'netral.lampung.test', 'sms-budget': '250', 'sms-price': '0.35' },
  ...{ 'election-name': 'Pilkada Lampung', 'determination-on': '2027-09-01' },
  ...{ 'campaign-from': '2027-09-10', 'campaign-to': '2027-11-20', 'vote-on': '2027-11-24' },
  ...{ 'pledges-open': '2027-08-01', controller: 'Sekretariat', 'controller-address': 'Jalan 1' },
  ...{ 'controller-contact': 'a@b.test', 'privacy-officer': 'Pejabat' },
  ...{
    'privacy-officer-contact': 'a@b.test',
    authority: 'Lembaga',
    'authority-contact': 'c@d.test',
  },
};
export const lines = (changes: Record<string, string[]> = {}): string =>
  questions
    .flatMap(({ flag }) => changes[flag] ?? [typed[flag] ?? ''])
    .map((line) => `${line}\n`)
    .join('');
export const flags = (changes: Record<string, string> = {}): string[] =>
  Object.entries({
    ...Object.fromEntries(
      questions.map(({ flag, usual }) => [flag, typeof usual === 'string' ? usual : '']),
    ),
    ...{ 'pledges-close': '2027-11-24', 'last-day': '2027-11-24' },
    ...typed,
    ...changes,
  }).flatMap(([flag, value]) => [`--${flag}`, value]);
