import type { PartProps } from './case-file.tsx';
import { PersonName } from '../../../../shared/page/person-name.tsx';
import { Fact } from './page-parts.tsx';
import { queueWords } from './queue-words.ts';
import { words } from '../words.ts';

/** Who has the case; whoever looks finds where they end it or hand it over. */
export const HeldBy = ({ frame, page: { file, officerId } }: PartProps) => {
  if (file.holders.length === 0) return null;
  const { base, lang } = frame;
  return (
    <Fact frame={frame} label={queueWords.heldBy}>
      {file.holders.map(({ officerId: holder, name, alertId }) => (
        <span>
          {holder === officerId ? (
            <>
              {queueWords.you[lang]} ·{' '}
              <a href={`${base}/v1/alerts/${file.region}/${alertId}`}>
                {queueWords.endOrHandOver[lang]}
              </a>
            </>
          ) : (
            <PersonName frame={frame} id={holder} name={name} />
          )}{' '}
        </span>
      ))}
    </Fact>
  );
};

/** Who of the satgas found what the case is about, where nobody reported it. */
export const FoundBy = ({ frame, page: { file } }: PartProps) =>
  file.finder === null ? null : (
    <Fact frame={frame} label={words.foundBy}>
      <PersonName frame={frame} id={file.finder.officerId} name={file.finderName} />
    </Fact>
  );
