import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import { servedRegion, type Campaign } from '../../../../shared/campaign.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { recordTables, recordTitle, voidedLine, witnessLine } from '../record-words.ts';
import type { ReadRecord } from '../record.ts';
import { signTexts } from '../../../../shared/signing/sign-words.ts';
import { SignedPart } from '../../../../shared/signing/signed-part.tsx';
import { CeremonyFacts } from './ceremony.tsx';
import { words } from '../words.ts';
import { numberText } from '../../../../shared/page/number-text.ts';

type Page = { campaign: Campaign; record: ReadRecord; maySeal: boolean; maySign: boolean };
type Props = { frame: PageFrame; page: Page };

/** The berita acara, to read on a screen and to print: the same facts as its PDF. */
export const renderRecord = (frame: PageFrame, page: Page): string => {
  const { campaign, record } = page;
  const { ceremony } = record;
  return renderPage(
    <Layout frame={frame} title={`${recordTitle(record)[frame.lang]}, ${record.regionName}`}>
      <CeremonyFacts
        frame={frame}
        ceremony={ceremony}
        region={servedRegion(campaign, ceremony.region)}
      />
      <Sworn frame={frame} page={page} />
      <h2>{words.witnesses[frame.lang]}</h2>
      <ul>
        {record.witnesses.map((witness) => (
          <li>{witnessLine(campaign, record, witness)[frame.lang]}</li>
        ))}
      </ul>
      <Tables frame={frame} page={page} />
      {record.voided.map((voided) => (
        <p>{voidedLine(record, voided)[frame.lang]}</p>
      ))}
      <ListHash frame={frame} page={page} />
      <Signature frame={frame} page={page} />
      <Buttons frame={frame} page={page} />
    </Layout>,
  );
};

const Sworn = ({ frame, page: { record } }: Props) => (
  <>
    <h2>{words.words[frame.lang]}</h2>
    {record.pledgeText === null ? (
      <p>{words.notSwornYet[frame.lang]}</p>
    ) : (
      <p>
        {words.version[frame.lang]} {String(record.pledgeText.version)}, SHA-256{' '}
        <span class="code small">{record.pledgeText.sha256}</span>
      </p>
    )}
  </>
);

const Tables = ({ frame, page: { campaign, record } }: Props) => (
  <>
    <h2>
      {words.whoPledged[frame.lang]}: {numberText(record.pledges, frame.lang)}
    </h2>
    {recordTables(campaign, record)
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, rows }) => (
        <table class="bars">
          <caption>{title[frame.lang]}</caption>
          <tbody>
            {rows.map(([name, count]) => (
              <tr>
                <th scope="row">{name[frame.lang]}</th>
                <td>{numberText(count, frame.lang)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
  </>
);

const ListHash = ({ frame, page: { record } }: Props) => {
  const at = (iso: string) =>
    formatMoment(Date.parse(iso), zoneOf(record.ceremony.region), frame.lang);
  return (
    <section>
      <h2>{words.hashOfTheList[frame.lang]}</h2>
      <p class="code small">{record.listHash}</p>
      <p class="hint">{words.sha256OverThe[frame.lang]}</p>
      {record.sealedAt === null ? (
        <p>
          {words.notSealedCounted[frame.lang]} {at(record.countedAt)}
        </p>
      ) : (
        <p>
          {words.sealed[frame.lang]} {at(record.sealedAt)}
          {record.afterSealing > 0 &&
            `; ${numberText(record.afterSealing, frame.lang)} ${words.pledgesCameAfterThat[frame.lang]}`}
        </p>
      )}
    </section>
  );
};

const Signature = ({ frame, page: { record, maySign } }: Props) => {
  const { ceremonyId, region } = record.ceremony;
  const address = `${frame.base}/v1/ceremonies/${ceremonyId}`;
  if (record.signed)
    return (
      <SignedPart
        frame={frame}
        region={region}
        signed={record.signed}
        file={`${address}/berita-acara-bertanda-tangan.pdf`}
      />
    );
  return (
    <>
      <p class="hint">{signTexts.notSigned[frame.lang]}</p>
      {maySign && record.sealedAt !== null && (
        <p class="buttons">
          <a class="button" href={`${address}/signing`}>
            {signTexts.sign[frame.lang]}
          </a>
        </p>
      )}
    </>
  );
};

const Buttons = ({ frame, page: { record, maySeal } }: Props) => {
  const address = `${frame.base}/v1/ceremonies/${record.ceremony.ceremonyId}`;
  return (
    <>
      {maySeal && record.sealedAt === null && record.ceremony.state === 'ended' && (
        <p class="buttons">
          <a class="button" href={`${address}/sealing`}>
            {words.sealTheList[frame.lang]}
          </a>
        </p>
      )}
      <p class="buttons">
        <a class="button" href={`${address}/berita-acara.pdf`}>
          {words.getThePdf[frame.lang]}
        </a>
        <a class="button outline" href={`${address}/list`}>
          {words.getTheListOf[frame.lang]}
        </a>
        <a class="button outline" href={address}>
          {words.backToTheCeremony[frame.lang]}
        </a>
      </p>
    </>
  );
};
