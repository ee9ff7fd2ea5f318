import { tables } from '../../functions/tables.ts';
import type { Words } from '../../shared/page/frame.ts';
import type { Deployment } from '../deployment.ts';
import { activities, type Activity } from './activities.ts';
import { backups, logsOf } from './copies.ts';
import { assessed, risks, safeguards } from './dpia-words.ts';
import { neverShown, processorsOf, recipients } from './recipients.ts';
import { stored } from './stored.ts';
import type { Stored } from './stored-shape.ts';

export type Lang = 'id' | 'en';

/** Every table with what is said of it; throws Error for one of which nothing is said. */
const storedTables = (): { name: string; about: Stored }[] =>
  tables.map(({ name }) => {
    const about = stored[name];
    if (!about)
      throw new Error(`infra/data-protection/stored.ts says nothing of the table ${name}`);
    return { name, about };
  });

const row = (...cells: string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll('|', '/')).join(' | ')} |`;
const tableOf = (heads: string[], rows: string[][]): string[] => [
  row(...heads),
  row(...heads.map(() => '---')),
  ...rows.map((cells) => row(...cells)),
];

const heads = {
  record: { id: 'Rekaman kegiatan pemrosesan data pribadi', en: 'Record of processing activities' },
  dpia: {
    id: 'Penilaian dampak pelindungan data pribadi',
    en: 'Data protection impact assessment',
  },
  who: { id: 'Pengendali', en: 'Controller' },
  officer: { id: 'Pejabat pelindungan data', en: 'Data protection officer' },
  authority: { id: 'Lembaga', en: 'Authority' },
  activity: { id: 'Kegiatan', en: 'Activity' },
  whose: { id: 'Subjek data', en: 'Data subjects' },
  purpose: { id: 'Tujuan', en: 'Purpose' },
  basis: { id: 'Dasar', en: 'Basis' },
  table: { id: 'Tabel', en: 'Table' },
  holds: { id: 'Isi', en: 'Holds' },
  kept: { id: 'Lama disimpan', en: 'Stored for' },
  recipients: { id: 'Penerima', en: 'Recipients' },
  receives: { id: 'Yang diterima', en: 'Receives' },
  processors: { id: 'Prosesor', en: 'Processors' },
  where: { id: 'Tempat', en: 'Place' },
  never: { id: 'Tidak pernah melihat', en: 'Never sees' },
  why: { id: 'Mengapa dinilai', en: 'Why it is assessed' },
  risk: { id: 'Risiko', en: 'Risk' },
  safeguard: { id: 'Pengamanan', en: 'Safeguard' },
  measures: { id: 'Langkah umum', en: 'Measures' },
  regions: { id: 'Daerah', en: 'Regions' },
} as const satisfies Record<string, Words>;

/** The record of processing of a deployment (UU 27/2022 art. 31), as Markdown. */
export const recordOfProcessing = (deployment: Deployment, lang: Lang): string => {
  const say = (words: Words): string => words[lang];
  return [
    ...opening(deployment, lang, heads.record),
    ...tableOf(
      [heads.activity, heads.whose, heads.purpose, heads.basis].map(say),
      Object.values(activities).map(({ name, whose, purpose, basis }: Activity) =>
        [name, whose, purpose, basis].map(say),
      ),
    ),
    '',
    ...tableOf(
      [heads.table, heads.activity, heads.holds, heads.kept].map(say),
      storedTables().map(({ name, about: { activity, holds, kept } }) => [
        name,
        ...[activities[activity].name, holds, kept(deployment)].map(say),
      ]),
    ),
    '',
    ...[logsOf(deployment), backups].map(({ holds, kept }) => `- ${say(holds)}: ${say(kept)}`),
    '',
    ...receivers(deployment, lang),
  ].join('\n');
};

/** The impact assessment of a deployment (UU 27/2022 art. 34), as Markdown. */
export const impactAssessment = (deployment: Deployment, lang: Lang): string => {
  const say = (words: Words): string => words[lang];
  return [
    ...opening(deployment, lang, heads.dpia),
    `## ${say(heads.why)}`,
    '',
    ...assessed.map((one) => `- ${say(one)}`),
    '',
    ...tableOf(
      [heads.risk, heads.safeguard].map(say),
      risks.map(({ risk, safeguard }) => [say(risk), say(safeguard)]),
    ),
    '',
    `## ${say(heads.measures)}`,
    '',
    ...safeguards.map((one) => `- ${say(one)}`),
    '',
    ...tableOf(
      [heads.table, heads.whose, heads.kept].map(say),
      storedTables()
        .filter(({ about: { personal } }) => personal)
        .map(({ name, about: { activity, kept } }) => [
          name,
          ...[activities[activity].whose, kept(deployment)].map(say),
        ]),
    ),
    '',
    ...receivers(deployment, lang),
  ].join('\n');
};

const opening = ({ id, campaign, privacy }: Deployment, lang: Lang, title: Words): string[] => [
  `# ${title[lang]}: ${campaign.name[lang]} (${id})`,
  '',
  `- ${heads.who[lang]}: ${privacy.controller.name}, ${privacy.controller.address}, ${privacy.controller.contact}`,
  `- ${heads.officer[lang]}: ${privacy.officer.name}, ${privacy.officer.contact}`,
  `- ${heads.authority[lang]}: ${privacy.authority.name}, ${privacy.authority.contact}`,
  `- ${heads.regions[lang]}: ${campaign.regions.map(({ code, name }) => `${name} (${code})`).join(', ')}`,
  '',
];

const receivers = (deployment: Deployment, lang: Lang): string[] => {
  const say = (words: Words): string => words[lang];
  return [
    ...tableOf(
      [heads.recipients, heads.receives].map(say),
      recipients.map(({ name, receives }) => [name, receives].map(say)),
    ),
    '',
    ...tableOf(
      [heads.processors, heads.where].map(say),
      processorsOf(deployment).map(({ name, where }) => [name, where].map(say)),
    ),
    '',
    `## ${say(heads.never)}`,
    '',
    ...neverShown.map((one) => `- ${say(one)}`),
    '',
  ];
};
