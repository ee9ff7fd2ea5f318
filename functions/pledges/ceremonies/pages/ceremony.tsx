import type { Campaign, CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { CeremonyAnswer, ListedCeremony } from '../shown-ceremony.ts';
import type { Sheet } from '../sheet.ts';
import { actWords, modeWords, stateWords, wordOf } from './ceremony-words.ts';
import { Sheets } from './sheets-part.tsx';
import { Witnesses } from './witnesses-part.tsx';
import { words } from '../words.ts';

export type CeremonyPage = {
  campaign: Campaign;
  region: CampaignRegion | undefined;
  ceremony: CeremonyAnswer;
  /** Whether the reader runs it: starts, ends, names witnesses, sends sheets. */
  runs: boolean;
  sheets: Sheet[];
  /** How many are on its list now. */
  attended: number;
  /** Whether it was ended so lately that it can go on. */
  mayResume: boolean;
  newId: () => string;
};

/** A ceremony: what and where, its screen, its witnesses with their links, its sheets and its record. */
export const renderCeremony = (frame: PageFrame, page: CeremonyPage): string => {
  const { ceremony, runs, region } = page;
  return renderPage(
    <Layout frame={frame} title={words.ceremony[frame.lang] + (region ? ` · ${region.name}` : '')}>
      <p>
        <a href={`${frame.base}/v1/ceremonies?region=${ceremony.region}`}>
          {words.allCeremoniesOfThis[frame.lang]}
        </a>
      </p>
      <CeremonyFacts frame={frame} ceremony={ceremony} region={region} />
      {runs && <Moves frame={frame} page={page} />}
      {ceremony.screen !== null && <Screen frame={frame} screen={ceremony.screen} />}
      <Witnesses frame={frame} page={page} />
      {runs && <Sheets frame={frame} page={page} />}
      <p class="buttons">
        <a
          class="button outline"
          href={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/berita-acara`}
        >
          {words.recordBeritaAcara[frame.lang]}
        </a>
        {runs && (
          <a
            class="button outline"
            href={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/codes`}
          >
            {words.codesOfTheScreen[frame.lang]}
          </a>
        )}
      </p>
    </Layout>,
  );
};

type FactsProps = {
  frame: PageFrame;
  ceremony: ListedCeremony;
  region: CampaignRegion | undefined;
};

/** When, where and how a ceremony is held, and who leads it. */
export const CeremonyFacts = ({ frame, ceremony, region }: FactsProps) => {
  const { lang } = frame;
  const moment = (iso: string) => formatMoment(Date.parse(iso), zoneOf(ceremony.region), lang);
  const facts: [string, string | null][] = [
    [words.state[frame.lang], wordOf(stateWords, ceremony.state, lang)],
    [words.act[frame.lang], wordOf(actWords, ceremony.act, lang)],
    [words.how[frame.lang], wordOf(modeWords, ceremony.mode, lang)],
    [words.planned[frame.lang], moment(ceremony.heldAt)],
    [words.place[frame.lang], ceremony.place],
    [words.link[frame.lang], ceremony.link],
    [words.ledBy[frame.lang], `${ceremony.leader.title}, ${ceremony.leader.name}`],
    [words.units[frame.lang], unitNames(ceremony, region)],
    [words.started[frame.lang], ceremony.startedAt && moment(ceremony.startedAt)],
    [words.ended[frame.lang], ceremony.endedAt && moment(ceremony.endedAt)],
  ];
  return (
    <dl>
      {facts.map(([label, value]) =>
        value === null ? null : (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ),
      )}
    </dl>
  );
};

const unitNames = ({ units }: ListedCeremony, region: CampaignRegion | undefined): string =>
  units.map((code) => region?.units.find((unit) => unit.code === code)?.name ?? code).join(', ');

type MovesProps = { frame: PageFrame; page: CeremonyPage };

/** What can be done with it now; whatever is hard to take back asks first. */
const Moves = ({ frame, page: { ceremony, attended, mayResume } }: MovesProps) => {
  const { lang } = frame;
  if (ceremony.state === 'started')
    return (
      <details>
        <summary>{words.endTheCeremony[lang]}</summary>
        <p>{words.soManyAttended[lang](attended)}</p>
        <p class="hint">{words.onceEndedTheCode[lang]}</p>
        <Move frame={frame} ceremony={ceremony} to="ended" label={words.yesEndIt[lang]} />
      </details>
    );
  if (ceremony.state === 'open')
    return (
      <>
        <Move frame={frame} ceremony={ceremony} to="started" label={words.startTheCeremony[lang]} />
        <details>
          <summary>{words.cancelTheCeremony[lang]}</summary>
          <p class="hint">{words.onceCancelledIt[lang]}</p>
          <Move frame={frame} ceremony={ceremony} to="cancelled" label={words.yesCancelIt[lang]} />
        </details>
      </>
    );
  if (!mayResume) return null;
  return (
    <>
      <p class="hint">{words.endedByMistake[lang]}</p>
      <Move frame={frame} ceremony={ceremony} to="started" label={words.resumeIt[lang]} />
    </>
  );
};

type MoveProps = {
  frame: PageFrame;
  ceremony: CeremonyAnswer;
  to: 'started' | 'ended' | 'cancelled';
  label: string;
};

const Move = ({ frame, ceremony, to, label }: MoveProps) => (
  <form method="post" action={`${frame.base}/v1/ceremonies/${ceremony.ceremonyId}/moves`}>
    <input type="hidden" name="to" value={to} />
    <input type="hidden" name="version" value={ceremony.version} />
    <button type="submit">{label}</button>
  </form>
);

const Screen = ({ frame, screen }: { frame: PageFrame; screen: string }) => (
  <section>
    <h2>{words.screenOfTheCeremony[frame.lang]}</h2>
    <p>
      <a class="button outline" href={screen}>
        {words.openTheScreenWith[frame.lang]}
      </a>
    </p>
    <p class="hint">{words.showItAtThe[frame.lang]}</p>
  </section>
);
