import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { Ceremony } from '../ceremony.ts';
import type { ListedCode } from '../code-operations.ts';
import { words } from '../words.ts';

type Page = { ceremony: Ceremony; codes: ListedCode[] };

/** The codes of a ceremony's screen: how many pledged by each, and a way to void what one gave. */
export const renderCodes = (frame: PageFrame, { ceremony, codes }: Page): string =>
  renderPage(
    <Layout frame={frame} title={words.codesOfTheScreen[frame.lang]}>
      <p>{words.codesHelp[frame.lang]}</p>
      {codes.length === 0 && <p>{words.noneYet[frame.lang]}</p>}
      {codes.map((code) => (
        <Code frame={frame} ceremony={ceremony} code={code} />
      ))}
      <p class="buttons">
        <a class="button outline" href={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}`}>
          {words.backToTheCeremony[frame.lang]}
        </a>
      </p>
    </Layout>,
  );

type Props = { frame: PageFrame; ceremony: Ceremony; code: ListedCode };

const Code = ({ frame, ceremony, code }: Props) => {
  const moment = (iso: string) =>
    formatMoment(Date.parse(iso), zoneOf(ceremony.region), frame.lang);
  const address = `${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/codes/${String(code.code)}`;
  return (
    <section>
      <h2>
        {moment(code.shownAt)}, {words.second[frame.lang]} {code.shownAt.slice(17, 19)}
      </h2>
      <p>{words.ticketsAndPeople[frame.lang](code.tickets, code.people)}</p>
      {code.addresses !== null && code.networks !== null && (
        <p>{words.fromWhere[frame.lang](code.addresses, code.networks)}</p>
      )}
      {code.voidedAt === null ? (
        <form method="post" action={`${address}/voiding`}>
          <div class="field">
            <label for={`reason-${String(code.code)}`}>{words.whyVoid[frame.lang]}</label>
            <input
              id={`reason-${String(code.code)}`}
              name="reason"
              minLength={5}
              maxLength={200}
              required
            />
          </div>
          <button type="submit">{words.voidThisCode[frame.lang]}</button>
        </form>
      ) : (
        <p class="notice">
          {words.voidedAt[frame.lang]} {moment(code.voidedAt)}: {code.reason}
        </p>
      )}
    </section>
  );
};
