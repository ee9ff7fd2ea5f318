import type { ComponentChildren } from 'preact';
import { reasonText } from '../../../../shared/http/problem-words.ts';
import type { Words } from '../../../../shared/page/frame.ts';
import type { CaseFile } from '../case-file-answer.ts';
import { authorities, sanctions } from '../case-moves.ts';
import type { PartProps } from './case-file.tsx';
import { authorityNow } from './authority-then.ts';
import { words } from '../words.ts';

type Offered = PartProps['page']['file']['may'][number];
type MoveProps = PartProps & { offered: Offered };

/** What can be done with the case from here: each move a form of its own, with what it needs. */
export const Moves = ({ frame, page }: PartProps) =>
  page.file.may.length === 0 ? null : (
    <section>
      <h2>{words.nextSteps[frame.lang]}</h2>
      {page.file.may.map((offered) => (
        <MoveForm frame={frame} page={page} offered={offered} />
      ))}
    </section>
  );

/** The optional things a move may be given: a reason, and numbers others gave the case. */
const mayBeGiven: Record<string, string[]> = {
  check: ['reason'],
  refer: ['registerNumber', 'reason'],
  register: ['lapor', 'recommendation'],
  decide: ['recommendation'],
  sanction: ['reason'],
  close: ['reason'],
};

const MoveForm = ({ frame, page, offered }: MoveProps) => {
  const { file, filled, newId } = page;
  const fields = [...offered.needs, ...(mayBeGiven[offered.move] ?? [])];
  return (
    <details open={filled.values['move'] === offered.move}>
      <summary>{offered.label[frame.lang]}</summary>
      <form method="post" action={`${frame.base}/v1/cases/${file.caseKey}/moves`}>
        <input type="hidden" name="move" value={offered.move} />
        <input type="hidden" name="version" value={file.version} />
        <input type="hidden" name="idempotencyKey" value={newId()} />
        {fields.map((name) => (
          <MoveField frame={frame} page={page} offered={offered} name={name} />
        ))}
        <button type="submit">{offered.label[frame.lang]}</button>
      </form>
    </details>
  );
};

const labels: Record<string, Words> = {
  reason: words.reason,
  question: words.questionToTheReporter,
  authority: words.to,
  registerNumber: words.registerNumber,
  sanction: words.sanction,
  lapor: words.sp4nLaporNumber,
  recommendation: words.recommendationNumber,
};

const MoveField = ({ frame, page, offered, name }: MoveProps & { name: string }) => {
  const { filled } = page;
  const isHere = filled.values['move'] === offered.move;
  const wrong = isHere ? filled.errors.filter(({ field }) => field === name) : [];
  const id = `q-${offered.move}-${name}`;
  const said = isHere ? (filled.values[name] ?? '') : '';
  const needed = offered.needs.some((need) => need === name);
  return (
    <p class={wrong.length > 0 ? 'field wrong' : 'field'}>
      <label for={id}>
        {labels[name]?.[frame.lang] ?? name}{' '}
        {!needed && <small>{words.optional[frame.lang]}</small>}
      </label>
      <span class="note" id={`${id}-note`}>
        {wrong.map(({ reason }) => (
          <span class="error">{reasonText(reason, frame.lang)}</span>
        ))}
      </span>
      <Control {...{ frame, id, name, said, needed }} file={page.file} />
      {wrong.some(({ reason }) => reason === 'looks-invented') && (
        <label class="choice">
          <input type="checkbox" name="numberChecked" value="yes" />
          <span>{words.numberChecked[frame.lang]}</span>
        </label>
      )}
    </p>
  );
};

type ControlProps = Pick<PartProps, 'frame'> & {
  id: string;
  name: string;
  said: string;
  needed: boolean;
  file: CaseFile;
};

const Control = ({ frame, id, name, said, needed, file }: ControlProps) => {
  const common = { id, name, required: needed, 'aria-describedby': `${id}-note` };
  if (name === 'authority')
    return (
      <Choose common={common} frame={frame}>
        {authorities.map((one) => (
          <option value={one} selected={said === one}>
            {authorityNow(file, one)[frame.lang]}
          </option>
        ))}
      </Choose>
    );
  if (name === 'sanction')
    return (
      <Choose common={common} frame={frame}>
        {sanctions.map((one) => (
          <option value={one.kind} selected={said === one.kind}>
            {one[frame.lang]}
          </option>
        ))}
      </Choose>
    );
  if (name === 'reason' || name === 'question')
    return (
      <textarea {...common} rows={3} maxLength={1000}>
        {said}
      </textarea>
    );
  return <input {...common} type="text" maxLength={60} autocomplete="off" value={said} />;
};

type ChooseProps = Pick<PartProps, 'frame'> & {
  common: { id: string; name: string; required: boolean; 'aria-describedby': string };
  children: ComponentChildren;
};

const Choose = ({ common, frame, children }: ChooseProps) => (
  <select {...common}>
    <option value="">{words.choose[frame.lang]}</option>
    {children}
  </select>
);
