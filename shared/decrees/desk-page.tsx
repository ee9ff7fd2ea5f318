import { formatMoment, momentInWords } from '../calendar/zones.ts';
import { servedRegion, type Campaign } from '../campaign.ts';
import type { Person } from '../http/request.ts';
import type { Filled } from '../page/fields.tsx';
import type { PageFrame, Words } from '../page/frame.ts';
import { Layout, renderPage } from '../page/layout.tsx';
import { PersonName, personText } from '../page/person-name.tsx';
import { nation } from '../regions/regions.ts';
import type { DeskKind, Fields, Preview } from './desk-kind.ts';
import type { ChangeView, DecreeAnswer } from './desk-forms.ts';
import { DecreeForm } from './desk-form.tsx';
import { Differs } from './differs.tsx';
import { stateWords, words } from './desk-words.ts';

type Props = {
  kind: DeskKind;
  answer: DecreeAnswer;
  /** The form's fields as they show what is in force. */
  present: Fields;
  /** The regions somebody may choose. */
  scopes: { code: string; name: string }[];
  campaign: Campaign;
  person: Person;
  filled?: Filled;
  preview?: Preview;
  /** What the form says, in words. */
  lines?: Words[];
};
type Shown = { frame: PageFrame; page: Props };

/** One kind of decree: what holds, what waits, the form, and what was. */
export const renderDecrees = (frame: PageFrame, page: Props): string => {
  const { kind, answer, preview, person } = page;
  const { lang } = frame;
  const waiting = answer.changes.find(({ state }) => state === 'waiting');
  const mayAsk = person.role === 'admin';
  return renderPage(
    <Layout frame={frame} title={kind.words.title[lang]} query={`scope=${answer.scope}`}>
      <p>{kind.words.help[lang]}</p>
      <p class="hint">{words.rule[lang]}</p>
      <Scopes frame={frame} page={page} />
      {preview && (
        <div class="notice" role="status">
          <Follows frame={frame} preview={preview} />
          {page.lines && <Wanted frame={frame} page={page} lines={page.lines} />}
        </div>
      )}
      {waiting && <Waiting frame={frame} page={page} change={waiting} />}
      {mayAsk && !waiting && (
        <DecreeForm frame={frame} page={page} name={nameOf(page, answer.scope, frame)} />
      )}
      <section>
        <h2>{words.inForce[lang]}</h2>
        <Lines frame={frame} lines={answer.lines} />
      </section>
      <Later frame={frame} answer={answer} />
      <Past frame={frame} page={page} />
    </Layout>,
  );
};

/** What the form says, against what holds; where it changes a part of that, by itself. */
const Wanted = ({ frame, page: { kind, answer }, lines }: Shown & { lines: Words[] }) =>
  kind.changesPart ? (
    <Lines frame={frame} lines={lines} />
  ) : (
    <Differs frame={frame} before={answer.lines} after={lines} />
  );

const nameOf = ({ campaign }: Props, scope: string, { lang }: PageFrame): string =>
  scope === nation ? words.nation[lang] : (servedRegion(campaign, scope)?.name ?? scope);

const Scopes = ({ frame, page }: Shown) => {
  const { answer, scopes, person, kind } = page;
  const { lang, base } = frame;
  const choices = [
    ...(person.region === nation && !kind.ofRegionsOnly
      ? [{ code: nation, name: words.nation[lang] }]
      : []),
    ...(kind.ofNationOnly ? [] : scopes),
  ];
  if (choices.length < 2) return <p>{nameOf(page, answer.scope, frame)}</p>;
  return (
    <form method="get" action={`${base}${kind.address}`} class="region-chooser">
      <p class="field">
        <label for="scope">{words.scope[lang]}</label>
        <select id="scope" name="scope">
          {choices.map(({ code, name }) => (
            <option value={code} selected={code === answer.scope}>
              {name}
            </option>
          ))}
        </select>
      </p>
      <button type="submit" class="quiet">
        {words.show[lang]}
      </button>
    </form>
  );
};

const Lines = ({ frame: { lang }, lines }: { frame: PageFrame; lines: Words[] | null }) => {
  if (lines === null) return <p>{words.unread[lang]}</p>;
  if (lines.length === 0) return <p>{words.none[lang]}</p>;
  return (
    <ul>
      {lines.map((line) => (
        <li>{line[lang]}</li>
      ))}
    </ul>
  );
};

const Follows = ({ frame, preview }: { frame: PageFrame; preview: Preview }) => (
  <>
    <h3>{words.follows[frame.lang]}</h3>
    <Lines frame={frame} lines={preview.facts} />
    {!preview.complete && <p>{words.notAll[frame.lang]}</p>}
  </>
);

const momentText = (at: string, { lang }: PageFrame): string =>
  formatMoment(Date.parse(at), 'Asia/Jakarta', lang);

const Waiting = ({ frame, page, change }: Shown & { change: ChangeView }) => {
  const { kind, answer, person } = page;
  const { lang, base } = frame;
  const action = `${base}${kind.address}/${answer.scope}/changes/${change.changeId}/decision`;
  return (
    <section class="notice" id="waits">
      <h2>{words.waiting[lang]}</h2>
      <p>
        {words.askedBy[lang]}{' '}
        <PersonName frame={frame} id={change.askedBy} name={change.askedByName} />,{' '}
        {momentText(change.askedAt, frame)}; {words.until[lang]} {momentText(change.until, frame)}.
      </p>
      <p>
        {words.from[lang]} {momentInWords(change.validFrom, lang)}:
      </p>
      <Lines frame={frame} lines={change.lines} />
      {change.lines && !kind.changesPart && (
        <Differs frame={frame} before={answer.lines} after={change.lines} />
      )}
      {answer.preview && <Follows frame={frame} preview={answer.preview} />}
      {!change.mayAgree && <p class="hint">{words.needsAnother[lang]}</p>}
      {(change.mayAgree || person.role === 'admin') && (
        <form method="post" action={action}>
          <p class="buttons">
            {change.mayAgree && (
              <button type="submit" name="is" value="agreed">
                {words.agree[lang]}
              </button>
            )}
            <button type="submit" name="is" value="rejected" class="button outline">
              {(change.mayAgree ? words.reject : words.withdraw)[lang]}
            </button>
          </p>
        </form>
      )}
    </section>
  );
};

const Later = ({ frame, answer: { later } }: { frame: PageFrame; answer: DecreeAnswer }) =>
  later.length === 0 ? null : (
    <section>
      <h2>{words.later[frame.lang]}</h2>
      {later.map(({ validFrom, lines }) => (
        <>
          <h3>
            {words.from[frame.lang]} {momentInWords(validFrom, frame.lang)}
          </h3>
          <Lines frame={frame} lines={lines} />
        </>
      ))}
    </section>
  );

const Past = ({ frame, page: { answer } }: Shown) => {
  const { lang } = frame;
  return answer.changes.length === 0 ? null : (
    <section>
      <h2>{words.past[lang]}</h2>
      <ul>
        {answer.changes.map((change) => (
          <li>
            <strong>{stateWords[change.state][lang]}</strong>: {words.from[lang].toLowerCase()}{' '}
            {momentInWords(change.validFrom, lang)}. {words.askedBy[lang]}{' '}
            <PersonName frame={frame} id={change.askedBy} name={change.askedByName} />,{' '}
            {momentText(change.askedAt, frame)}
            {change.decidedAt !== null &&
              `; ${words.decidedBy[lang]} ${personText(lang, { id: change.decidedBy ?? '', name: change.decidedByName })}, ${momentText(change.decidedAt, frame)}`}
            .
            <Lines frame={frame} lines={change.lines} />
          </li>
        ))}
      </ul>
    </section>
  );
};
