import { formatMoment } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import { scopeName, type Scope } from '../../../../shared/page/scopes.ts';
import { words } from '../words.ts';

type ClashView = { region: string; officerId: string; at: string };
type Page = { region: string; clashes: ClashView[]; scopes: readonly Scope[] };

const says = words.clashes;

/** Who was signed in as by an account that is not theirs, in a region, the newest first. */
export const renderClashes = (frame: PageFrame, { region, clashes, scopes }: Page): string =>
  renderPage(
    <Layout
      frame={frame}
      wide
      title={`${says.title[frame.lang]} · ${scopeName(region, frame.lang)}`}
      query={`region=${region}`}
    >
      <p>{says.intro[frame.lang]}</p>
      <RegionChooser frame={frame} path="/v1/account-clashes" regions={scopes} chosen={region} />
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
