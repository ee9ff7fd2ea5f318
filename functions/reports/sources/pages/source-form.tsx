import type { CampaignRegion } from '../../../../shared/campaign.ts';
import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { schemeNames } from '../schemes/list.ts';
import { writeLines } from '../source-form.ts';
import type { ShownSource } from '../shown-source.ts';
import { Line } from './form-line.tsx';
import { say } from './source-words.ts';

/** What an admin may make of a source: of which regions, and whether of none. */
export type Offer = { regions: CampaignRegion[]; anyRegion: boolean };

type Props = { frame: PageFrame; offer: Offer; filled: Filled; source?: ShownSource };

/** The form that makes a source or changes one; secrets and tokens are typed in and never shown again. */
export const SourceForm = (props: Props) => {
  const { frame, source } = props;
  return (
    <form method="post" action={`${frame.base}/v1/sources`}>
      {source ? (
        <>
          <input type="hidden" name="source" value={source.source} />
          <input type="hidden" name="seenAt" value={source.changedAt} />
        </>
      ) : (
        <TextLine {...props} line={nameLine} />
      )}
      <Scheme {...props} />
      <Region {...props} />
      <Mapping {...props} />
      {lines.map((line) => (
        <TextLine {...props} line={line} />
      ))}
      <Switches {...props} />
      <button type="submit">{say(frame, 'Simpan', 'Keep')}</button>
    </form>
  );
};

type TextInput = { name: string; label: Words; hint?: Words; type?: string };

const nameLine: TextInput = {
  name: 'source',
  label: { id: 'Nama (huruf kecil, angka, tanda hubung)', en: 'Name (a-z, 0-9, -)' },
};

const lines: TextInput[] = [
  {
    name: 'newSecret',
    label: { id: 'Rahasia dari penyedia', en: 'Secret of the provider' },
    type: 'password',
    hint: {
      id: 'Kosongkan agar dibuatkan. Tidak pernah ditampilkan lagi.',
      en: 'Leave empty to have one made. Never shown again.',
    },
  },
  {
    name: 'header',
    label: { id: 'Header bukti (bila perlu)', en: 'Header of the proof (if any)' },
  },
  {
    name: 'verifyToken',
    label: {
      id: 'Verify token (bila penyedia memintanya)',
      en: 'Verify token (if the provider asks for it)',
    },
    type: 'password',
  },
  {
    name: 'apiBaseUrl',
    label: { id: 'Alamat API penyedia', en: 'Address of the provider’s API' },
    type: 'url',
  },
  { name: 'apiFormId', label: { id: 'Nomor formulir di penyedia', en: 'Form at the provider' } },
  { name: 'apiToken', label: { id: 'Token API', en: 'API token' }, type: 'password' },
];

/** What was typed, or else how the source is; a password is never put back. */
const valueOf = ({ filled, source }: Props, name: string): string =>
  filled.values[name] ?? valuesOf(source)[name] ?? '';

const TextLine = (props: Props & { line: TextInput }) => {
  const { frame, filled, line } = props;
  const { name, label, hint, type = 'text' } = line;
  return (
    <Line frame={frame} filled={filled} name={name} label={label} hint={hint}>
      <input
        id={`q-${name}`}
        name={name}
        {...({ type } as { type: 'text' })}
        value={type === 'password' ? '' : valueOf(props, name)}
        autocomplete="off"
        aria-describedby={`n-${name}`}
      />
    </Line>
  );
};

const Scheme = (props: Props) => (
  <Line {...props} name="scheme" label={{ id: 'Jenis pengirim', en: 'Kind of sender' }}>
    <select id="q-scheme" name="scheme" required>
      {schemeNames.map((scheme) => (
        <option value={scheme} selected={valueOf(props, 'scheme') === scheme}>
          {scheme}
        </option>
      ))}
    </select>
  </Line>
);

const Region = (props: Props) => (
  <Line
    {...props}
    name="region"
    label={{ id: 'Daerah semua kirimannya', en: 'Region of all it sends' }}
  >
    <select id="q-region" name="region">
      {props.offer.anyRegion && (
        <option value="">
          {say(props.frame, 'Disebut di tiap kiriman', 'Each delivery names its own')}
        </option>
      )}
      {props.offer.regions.map(({ code, name }) => (
        <option value={code} selected={valueOf(props, 'region') === code}>
          {name}
        </option>
      ))}
    </select>
  </Line>
);

const Mapping = (props: Props) => (
  <Line
    {...props}
    name="mapping"
    label={{
      id: 'Pemetaan: isian = ungkapan JMESPath, satu baris satu',
      en: 'Mapping: field = JMESPath, one a line',
    }}
    hint={{
      id: 'Kosongkan bila kiriman sudah berbentuk laporan.',
      en: 'Leave empty when deliveries already are reports.',
    }}
  >
    <textarea
      id="q-mapping"
      name="mapping"
      rows={8}
      maxLength={12_000}
      aria-describedby="n-mapping"
      spellcheck={false}
    >
      {valueOf(props, 'mapping')}
    </textarea>
  </Line>
);

const Switches = (props: Props) => (
  <>
    <label class="choice">
      <input
        type="checkbox"
        name="paused"
        value="yes"
        checked={valueOf(props, 'paused') === 'yes'}
      />
      <span>
        {say(props.frame, 'Jeda: kiriman dikarantina', 'Paused: deliveries go to quarantine')}
      </span>
    </label>
    {props.source && (
      <label class="choice">
        <input type="checkbox" name="rotate" value="yes" />
        <span>
          {say(
            props.frame,
            'Buat rahasia baru; yang lama tetap berlaku dulu',
            'Make a new secret; the old one stays valid for now',
          )}
        </span>
      </label>
    )}
  </>
);

const valuesOf = (source: ShownSource | undefined): Record<string, string> =>
  source
    ? {
        scheme: source.scheme,
        region: source.region ?? '',
        header: source.header ?? '',
        mapping: writeLines(source.mapping ?? {}),
        apiBaseUrl: source.api?.baseUrl ?? '',
        apiFormId: source.api?.formId ?? '',
        paused: source.active ? '' : 'yes',
      }
    : {};
