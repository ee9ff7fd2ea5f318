import type { PageFrame, Words } from '../page/frame.ts';
import { words } from './desk-words.ts';
import { wordDifference, type Run } from './word-difference.ts';

type Props = { frame: PageFrame; before: readonly Words[]; after: readonly Words[] };

/** What holds now and what is wanted, word by word: what goes is struck out, what comes is underlined. */
export const Differs = ({ frame: { lang }, before, after }: Props) => {
  const textOf = (lines: readonly Words[]) => lines.map((line) => line[lang]).join('\n');
  return (
    <section>
      <h3>{words.differs[lang]}</h3>
      <p class="hint">{words.differsHint[lang]}</p>
      <p>
        {wordDifference(textOf(before), textOf(after)).map((run) => (
          <Shown run={run} />
        ))}
      </p>
    </section>
  );
};

const Shown = ({ run: { is, text } }: { run: Run }) => {
  const lines = text.split('\n');
  const broken = lines.map((line, n) => (
    <>
      {n > 0 && <br />}
      {line}
    </>
  ));
  if (is === 'removed') return <del>{broken}</del>;
  return is === 'added' ? <ins>{broken}</ins> : <>{broken}</>;
};
