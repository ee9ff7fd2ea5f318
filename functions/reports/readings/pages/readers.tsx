import { formatMoment, zoneOf } from '../../../../shared/calendar/zones.ts';
import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../../shared/page/region-chooser.tsx';
import { numberText } from '../../../../shared/page/number-text.ts';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import { scopeName } from '../../../../shared/page/scopes.ts';
import type { ReadersAnswer } from '../readers-answer.ts';
import { words as texts } from '../words.ts';

type Props = { answer: ReadersAnswer; choices: readonly { code: string; name: string }[] };

/** Who read how much, by region, and what to do about somebody who reads unusually much. */
export const renderReaders = (frame: PageFrame, { answer, choices }: Props): string => {
  const chosen = answer.regions.length === 1 ? answer.regions[0]?.region : undefined;
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={texts.title[frame.lang]}
      {...(chosen !== undefined && { query: `region=${chosen}` })}
    >
      <p class="lead">{texts.whatIsCounted[frame.lang](answer.days)}</p>
      <RegionChooser
        frame={frame}
        path="/v1/oversight/readings"
        regions={choices}
        chosen={chosen}
        all="all"
      />
      {answer.regions.map((one) => (
        <Region
          frame={frame}
          one={one}
          name={
            choices.find(({ code }) => code === one.region)?.name ??
            scopeName(one.region, frame.lang)
          }
        />
      ))}
      <p class="hint">{texts.nextStep[frame.lang]}</p>
    </Layout>,
  );
};

type RegionProps = { frame: PageFrame; one: ReadersAnswer['regions'][number]; name: string };

const Region = ({ frame, one, name }: RegionProps) => (
  <section>
    <h2>{name}</h2>
    {one.readers.length === 0 && <p>{texts.nobody[frame.lang]}</p>}
    {one.isMore && <p class="hint">{texts.isMore[frame.lang]}</p>}
    <ul class="cards">
      {one.readers.map((reader) => (
        <ReaderCard frame={frame} region={one.region} reader={reader} />
      ))}
    </ul>
  </section>
);

const roleWords: Record<string, Words> = { officer: texts.officer, chair: texts.chair };

type ReaderProps = {
  frame: PageFrame;
  region: string;
  reader: ReadersAnswer['regions'][number]['readers'][number];
};

/** Readings hold no name: an admin is led to the entry of the register, which has it. */
const EntryOf = ({ frame, reader: { personId, scope } }: Omit<ReaderProps, 'region'>) => {
  const named = <PersonName frame={frame} id={personId} name={undefined} />;
  if (frame.person?.role !== 'admin') return named;
  return <a href={`${frame.base}/v1/officers/form?region=${scope}&officer=${personId}`}>{named}</a>;
};

const ReaderCard = ({ frame, region, reader }: ReaderProps) => (
  <li>
    <h3>
      <EntryOf frame={frame} reader={reader} /> (
      {roleWords[reader.role]?.[frame.lang] ?? reader.role}, {scopeName(reader.scope, frame.lang)})
    </h3>
    {reader.isUnusual && (
      <p>
        <strong class="late">{texts.unusual[frame.lang]}</strong>
      </p>
    )}
    <dl class="facts">
      <dt>{texts.lastDay[frame.lang]}</dt>
      <dd>{numberText(reader.lastDay, frame.lang)}</dd>
      <dt>{texts.inAll[frame.lang]}</dt>
      <dd>{numberText(reader.inAll, frame.lang)}</dd>
      <dt>{texts.cases[frame.lang]}</dt>
      <dd>{numberText(reader.cases, frame.lang)}</dd>
      <dt>{texts.exported[frame.lang]}</dt>
      <dd>{numberText(reader.exported, frame.lang)}</dd>
      <dt>{texts.last[frame.lang]}</dt>
      <dd>
        <time dateTime={reader.lastAt}>
          {formatMoment(Date.parse(reader.lastAt), zoneOf(region), frame.lang)}
        </time>
      </dd>
    </dl>
  </li>
);
