import type { CampaignRegion } from '../../../../shared/campaign.ts';
import type { Filled } from '../../../../shared/page/fields.tsx';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { handshakeBy, schemeOf, type SchemeName } from '../schemes/list.ts';
import { writeLines } from '../source-form.ts';
import type { SourceView } from '../source-view.ts';
import { Line } from './form-line.tsx';
import { slipWords } from '../slip-words.ts';
import { words } from '../words.ts';

/** What an admin may make of a source: of which regions, and whether of none. */
export type Offer = { regions: CampaignRegion[]; anyRegion: boolean };

type Props = {
  frame: PageFrame;
  offer: Offer;
  filled: Filled;
  /** Whose fields alone are asked for. */
  scheme: SchemeName;
  source?: SourceView;
};

/** The form that makes a source or changes one; secrets and tokens are typed in and never shown again. */
export const SourceForm = (props: Props) => {
  const { frame, source, scheme } = props;
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
      <input type="hidden" name="scheme" value={scheme} />
      <Region {...props} />
      <Mapping {...props} />
      {linesOf(props).map((line) => (
        <TextLine {...props} line={line} />
      ))}
      <Switches {...props} />
      <button type="submit">{words.keep[frame.lang]}</button>
    </form>
  );
};

type TextInput = { name: string; label: Words; hint?: Words; type?: string };

const nameLine: TextInput = {
  name: 'source',
  label: words.nameAZ0,
};

/** The fields that senders of a scheme have, and whatever else was sent: it may be what is wrong. */
const linesOf = ({ scheme, filled }: Props): TextInput[] => {
  const { namesHeader, handshake, api } = schemeOf(scheme);
  const has: Record<string, boolean> = {
    header: namesHeader,
    verifyToken: handshakeBy('GET', handshake) !== undefined,
    apiBaseUrl: api !== 'none',
    apiFormId: api !== 'none',
    apiToken: api !== 'none',
  };
  return lines.filter(({ name }) => (has[name] ?? true) || filled.values[name] !== undefined);
};

const lines: TextInput[] = [
  {
    name: 'newSecret',
    label: words.secretOfTheProvider,
    type: 'password',
    hint: words.leaveEmptyToHave,
  },
  {
    name: 'header',
    label: words.headerOfTheProof,
  },
  {
    name: 'verifyToken',
    label: words.verifyTokenIfAsked,
    type: 'password',
  },
  {
    name: 'apiBaseUrl',
    label: words.addressOfTheProviders,
    type: 'url',
  },
  {
    name: 'formAddress',
    label: slipWords.formAddress,
    hint: slipWords.formAddressHint,
  },
  { name: 'apiFormId', label: words.formAtTheProvider },
  { name: 'apiToken', label: words.apiToken, type: 'password' },
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

const Region = (props: Props) => (
  <Line {...props} name="region" label={words.regionOfAllIt}>
    <select id="q-region" name="region">
      {props.offer.anyRegion && (
        <option value="">{words.eachDeliveryNamesIts[props.frame.lang]}</option>
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
    label={words.mappingFieldJmespathOne}
    hint={words.leaveEmptyWhenDeliveries}
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
      <span>{words.pausedDeliveriesGoTo[props.frame.lang]}</span>
    </label>
    {props.source && (
      <label class="choice">
        <input type="checkbox" name="rotate" value="yes" />
        <span>{words.makeANewSecret[props.frame.lang]}</span>
      </label>
    )}
  </>
);

const valuesOf = (source: SourceView | undefined): Record<string, string> =>
  source
    ? {
        region: source.region ?? '',
        header: source.header ?? '',
        mapping: writeLines(source.mapping ?? {}),
        formAddress: source.formAddress ?? '',
        apiBaseUrl: source.api?.baseUrl ?? '',
        apiFormId: source.api?.formId ?? '',
        paused: source.active ? '' : 'yes',
      }
    : {};
