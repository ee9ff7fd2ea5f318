import type { PageFrame, Words } from '../../../../shared/page/frame.ts';
import type { Allowed, Forbidden, Rule } from '../rulebook.ts';
import { classWords, guideWords as words, sideWords } from '../words.ts';

type Props<Entry> = { frame: PageFrame; entry: Entry };

/** What may be done, up to where, and on which condition. */
export const Allowance = ({ frame: { lang }, entry }: Props<Allowed>) => (
  <>
    <Lines lang={lang} items={entry.may} />
    {entry.mustNot.length > 0 && (
      <>
        <p class="label">{words.but[lang]}:</p>
        <Lines lang={lang} items={entry.mustNot} />
      </>
    )}
    {entry.must && (
      <p>
        <strong>{words.condition[lang]}:</strong> {entry.must[lang]}
      </p>
    )}
    <Basis lang={lang} articles={entry.legalBasis} />
    {entry.confidence === 'general-knowledge' && <p class="hint">{words.notCompared[lang]}</p>}
  </>
);

/** What a conduct looks like, and by phase what usually follows. */
export const Prohibition = ({ frame, entry }: Props<Forbidden>) => (
  <>
    <p>
      <span class="label">{words.example[frame.lang]}:</span> {entry.example[frame.lang]}
    </p>
    <ul class="rules">
      {entry.rules.map((rule) => (
        <RuleLine frame={frame} rule={rule} />
      ))}
    </ul>
  </>
);

const RuleLine = ({ frame: { lang }, rule }: { frame: PageFrame; rule: Rule }) => (
  <li>
    <p class="label">
      {sideWords[rule.phase][lang]} ({classWords[rule.class][lang]})
    </p>
    {rule.sanctions.map((sanction) => (
      <p>
        {words.sanction[lang]}: <strong>{sanction.words[lang]}</strong>{' '}
        <span class="hint">({sanction.basis})</span>
      </p>
    ))}
    {rule.criminal && (
      <p>
        {words.crime[lang]}: {rule.criminal.words[lang]}{' '}
        <span class="hint">({rule.criminal.source})</span>
      </p>
    )}
    <Basis lang={lang} articles={rule.legalBasis} />
    <p class="hint">
      {words.asWritten[lang]}: {rule.name[lang]}.{' '}
      {rule.confidence === 'sourced' ? '' : words.notCompared[lang]}
    </p>
  </li>
);

type Lang = PageFrame['lang'];

const Basis = ({ lang, articles }: { lang: Lang; articles: readonly string[] }) =>
  articles.length === 0 ? null : (
    <p class="hint">
      {words.basis[lang]}: {articles.join('; ')}
    </p>
  );

const Lines = ({ lang, items }: { lang: Lang; items: readonly Words[] }) => (
  <ul>
    {items.map((item) => (
      <li>{item[lang]}</li>
    ))}
  </ul>
);
