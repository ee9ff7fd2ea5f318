import type { ComponentChildren } from 'preact';
import type { Campaign, CampaignRegion } from '../../../../shared/campaign.ts';
import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { CeremonyAnswer, ListedCeremony } from '../ceremony-view.ts';
import type { Sheet } from '../sheet.ts';
import { actWords, modeWords, stateWords, wordOf } from './ceremony-words.ts';
import { CorrectForm } from './correct-form.tsx';
import { History } from './history.tsx';
import { Moves } from './moves-part.tsx';
import { Sheets } from './sheets-part.tsx';
import { Witnesses } from './witnesses-part.tsx';
import { words } from '../words.ts';
import { nameOfUnit } from '../../../../shared/units.ts';

export type CeremonyPage = {
  campaign: Campaign;
  region: CampaignRegion | undefined;
  ceremony: CeremonyAnswer;
  /** Whether the reader runs it: starts, ends, names witnesses, sends sheets. */
  runs: boolean;
  sheets: Sheet[];
  /** How many are on its list now. */
  attended: number;
  /** Whether it has not started, so that it can be corrected. */
  mayCorrect: boolean;
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
      {runs && <Moves frame={frame} page={page} />}
      <CeremonyFacts frame={frame} ceremony={ceremony} region={region} />
      {runs && page.mayCorrect && <CorrectForm frame={frame} ceremony={ceremony} />}
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
      <History frame={frame} ceremony={ceremony} />
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
  const facts: [string, ComponentChildren][] = [
    [words.state[frame.lang], wordOf(stateWords, ceremony.state, lang)],
    [words.act[frame.lang], wordOf(actWords, ceremony.act, lang)],
    [words.how[frame.lang], wordOf(modeWords, ceremony.mode, lang)],
    [words.planned[frame.lang], moment(ceremony.heldAt)],
    [words.place[frame.lang], ceremony.place],
    [words.link[frame.lang], ceremony.link],
    [words.ledBy[frame.lang], `${ceremony.leader.title}, ${ceremony.leader.name}`],
    [words.units[frame.lang], <UnitNames frame={frame} ceremony={ceremony} region={region} />],
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

/** Units called: by name where they are few, else by how many, to unfold. */
const UnitNames = ({ frame: { lang }, ceremony: { units }, region }: FactsProps) => {
  const names = units.map((code) => nameOfUnit(region, code));
  if (units.length <= mostUnitsNamed) return <>{names.join(', ')}</>;
  const areAll = region?.units.every(({ code }) => units.includes(code)) === true;
  return (
    <details class="plain">
      <summary>{(areAll ? words.allUnits : words.soManyUnits)[lang](units.length)}</summary>
      <ul>
        {names.map((name) => (
          <li>{name}</li>
        ))}
      </ul>
    </details>
  );
};
const mostUnitsNamed = 3;
