import { formatMoment } from '../../../../shared/calendar/zones.ts';
import { Field } from '../../../../shared/page/fields.tsx';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import { words } from '../words.ts';

type ClashView = { region: string; officerId: string; at: string };
type Page = { region: string; clashes: ClashView[] };

const says = words.clashes;

/** Who was signed in as by an account that is not theirs, in a region, the newest first. */
export const renderClashes = (frame: PageFrame, { region, clashes }: Page): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${says.title[frame.lang]} · ${region === 'ID' ? says.nation[frame.lang] : region}`}
      query={`region=${region}`}
    >
      <p>{says.intro[frame.lang]}</p>
      {clashes.length === 0 ? (
        <p>{says.none[frame.lang]}</p>
      ) : (
        <ul class="cards">
          {clashes.map(({ officerId, at }) => (
            <li>
              <strong>
                <Entry frame={frame} region={region} officerId={officerId} />
              </strong>{' '}
              · {formatMoment(Date.parse(at), 'Asia/Jakarta', frame.lang)}
            </li>
          ))}
        </ul>
      )}
      <form method="get" action={`${frame.base}/v1/account-clashes`}>
        <input type="hidden" name="lang" value={frame.lang} />
        <Field frame={frame} question={ofRegion} filled={{ values: { region }, errors: [] }} />
        <button type="submit" class="button outline">
          {says.show[frame.lang]}
        </button>
      </form>
    </Layout>,
  );

type EntryProps = { frame: PageFrame; region: string; officerId: string };

/** A clash holds no name: an admin is led to the entry of the register, which has it. */
const Entry = ({ frame, region, officerId }: EntryProps) => {
  const named = <PersonName frame={frame} id={officerId} name={undefined} />;
  if (frame.person?.role !== 'admin') return named;
  return (
    <a href={`${frame.base}/v1/officers/form?region=${region}&officer=${officerId}`}>{named}</a>
  );
};

const ofRegion = {
  group: 'account',
  required: 'always',
  name: 'region',
  kind: 'text',
  maxLength: 5,
  label: says.region,
} as const;
