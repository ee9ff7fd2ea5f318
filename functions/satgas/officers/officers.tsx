import { formatDay } from '../../../shared/calendar/zones.ts';
import { reasonText } from '../../../shared/http/problem-words.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { RegionChooser } from '../../../shared/page/region-chooser.tsx';
import { fieldWords } from '../../../shared/page/words/words.ts';
import { maskMobile } from '../../../shared/phone.ts';
import { RegisterChanges } from './register-changes.tsx';
import type { Imported } from './operations.ts';
import type { ChangeView } from './change-view.ts';
import { AccountLinks } from './account-links.tsx';
import type { Officer } from './officer.ts';
import { rungWords } from './rung-words.ts';
import { Upload } from './officers-upload.tsx';
import { words } from './words.ts';
import { numberText } from '../../../shared/page/number-text.ts';

type Props = {
  scope: string;
  name: string;
  /** Those whose task force the reader may look at. */
  scopes: readonly { code: string; name: string }[];
  officers: Officer[];
  /** What a unit of a region is called. */
  unitName: (region: string, unit: string) => string;
  /** Changes that wait for somebody. */
  open: ChangeView[];
  decided: ChangeView[];
  imported?: Imported | undefined;
  pasted?: string | undefined;
};

/** The task force of a scope: who stands on which rung, and whether they can be reached. */
export const renderOfficers = (frame: PageFrame, props: Props): string => {
  const reachable = props.officers.filter(({ active }) => active);
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={`${words.taskForce[frame.lang]} ${props.name}`}
      query={`region=${props.scope}`}
    >
      <RegionChooser
        frame={frame}
        path="/v1/officers"
        regions={props.scopes}
        chosen={props.scope}
      />
      {props.imported && <Report frame={frame} imported={props.imported} />}
      {reachable.length === 0 && <p class="tag urgent">{words.noOfficerCanBe[frame.lang]}</p>}
      <RegisterChanges frame={frame} title={words.changesThatWait} changes={props.open} />
      <p>
        <a class="button" href={`${frame.base}/v1/officers/form?region=${props.scope}`}>
          {words.add[frame.lang]}
        </a>
      </p>
      <AccountLinks frame={frame} scope={props.scope} officers={props.officers} />
      <ul class="cards">
        {props.officers.map((officer) => (
          <li>
            <One frame={frame} officer={officer} unitName={props.unitName} />
          </li>
        ))}
      </ul>
      <Upload frame={frame} pasted={props.pasted} />
      <RegisterChanges frame={frame} title={words.changesDecided} changes={props.decided} />
    </Layout>,
  );
};

type OneProps = Pick<Props, 'unitName'> & { frame: PageFrame; officer: Officer };

const One = ({ frame, officer, unitName }: OneProps) => {
  const { phone, phoneConfirmedAt, duty, leave, active } = officer;
  return (
    <>
      <h2>{officer.name}</h2>
      <dl class="facts">
        <dt>{words.rung[frame.lang]}</dt>
        <dd>
          {rungWords[officer.rung][frame.lang]} ({officer.officerId})
          {!active && `, ${words.notActive[frame.lang]}`}
        </dd>
        <Unit frame={frame} officer={officer} unitName={unitName} />
        <dt>SMS</dt>
        <dd>
          {phone === undefined ? '–' : maskMobile(phone)}
          {phone !== undefined &&
            phoneConfirmedAt === undefined &&
            ` (${words.notConfirmed[frame.lang]})`}
        </dd>
        <dt>{words.eMail[frame.lang]}</dt>
        <dd>
          <Mailbox frame={frame} officer={officer} />
        </dd>
        <dt>{words.duty[frame.lang]}</dt>
        <dd>{duty ? numberText(duty.length, frame.lang) : words.always[frame.lang]}</dd>
        {leave && leave.length > 0 && (
          <>
            <dt>{words.leave[frame.lang]}</dt>
            <dd>
              {leave
                .map(
                  ({ from, to }) => `${formatDay(from, frame.lang)} – ${formatDay(to, frame.lang)}`,
                )
                .join(', ')}
            </dd>
          </>
        )}
      </dl>
      <p>
        <a
          href={`${frame.base}/v1/officers/form?region=${officer.region}&officer=${officer.officerId}`}
        >
          {words.change2[frame.lang]}
        </a>
      </p>
    </>
  );
};

/** Whether mail reaches them: not while the mailbox is unconfirmed, or mails come back from it. */
const Mailbox = ({ frame, officer }: { frame: PageFrame; officer: Officer }) => {
  const { email, emailConfirmedAt, emailBouncedWhy, emailAsked = 0 } = officer;
  if (email === undefined) return <>–</>;
  if (emailBouncedWhy !== undefined)
    return <span class="tag urgent">{words[emailBouncedWhy][frame.lang]}</span>;
  if (emailConfirmedAt !== undefined) return <>{words.yes[frame.lang]}</>;
  return (
    <>
      {words.yes[frame.lang]} ({words.notConfirmed[frame.lang]}
      {emailAsked > 0 && `, ${words.asked[frame.lang](emailAsked)}`})
    </>
  );
};

/** Within a region somebody without a unit may serve in any, so they are told of nothing. */
const Unit = ({ frame, officer: { region, unit, rung }, unitName }: OneProps) => {
  const isOfRegion = rung === 'officer' || rung === 'chair';
  if (unit === undefined && !isOfRegion) return null;
  return (
    <>
      <dt>Unit</dt>
      <dd>{unit === undefined ? words.toldOfNothingUntil[frame.lang] : unitName(region, unit)}</dd>
    </>
  );
};

const Report = ({ frame, imported }: { frame: PageFrame; imported: Imported }) => {
  const { taken, rows, added, changed, reactivated, refused, notRead, preview } = imported;
  return (
    <div class={refused.length > 0 ? 'notice bad' : 'notice good'} role="status">
      <p>
        <strong>{(preview ? words.onlyLooked : words.imported)[frame.lang]}</strong>{' '}
        {words.taken[frame.lang]}: {numberText(taken, frame.lang)} / {numberText(rows, frame.lang)}{' '}
        ({words.added[frame.lang]} {numberText(added, frame.lang)}, {words.changed[frame.lang]}{' '}
        {numberText(changed, frame.lang)}, {words.reactivated[frame.lang]}{' '}
        {numberText(reactivated, frame.lang)})
      </p>
      {imported.change && <p>{words.holdsOnceAgreed[frame.lang]}</p>}
      {notRead.length > 0 && (
        <p>
          {words.notRead[frame.lang]}: {notRead.join(', ')}
        </p>
      )}
      <ul>
        {refused.map(({ line, field, reason, column, facts }) => (
          <li>
            {words.line[frame.lang]} {String(line)}
            {column && `, ${words.column[frame.lang]} ${column}`}: {fieldWords(field, frame.lang)}{' '}
            {reasonText(reason, frame.lang, facts)}
          </li>
        ))}
      </ul>
    </div>
  );
};
