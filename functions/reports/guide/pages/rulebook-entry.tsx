import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { RulebookEntry } from '../rulebook.ts';
import { guideWords as words } from '../words.ts';
import { Edition, ForWhom, ToTake, type EditionView } from './frame.tsx';
import { Allowance, Prohibition } from './rule.tsx';

type Props = { frame: PageFrame; on: string; edition: EditionView; entry: RulebookEntry };

/** One entry at its own address, as somebody gets it who was sent it. */
export const renderRulebookEntry = (props: Props): string => {
  const { frame, entry } = props;
  const { lang, base } = frame;
  const isMay = entry.kind === 'may';
  const judgement = isMay ? words.may : words.mayNot;
  return renderPage(
    <Layout
      frame={frame}
      title={`${judgement[lang]}: ${entry.name[lang]}`}
      about={isMay ? words.about[lang] : entry.example[lang]}
      scripts={['share.js']}
    >
      <article class={entry.kind}>
        {isMay ? (
          <Allowance frame={frame} entry={entry} />
        ) : (
          <Prohibition frame={frame} entry={entry} />
        )}
      </article>
      <ToTake frame={frame} />
      <ForWhom frame={frame} />
      <Edition {...props} />
      <p class="buttons">
        <a class="button" href={`${base}/boleh`}>
          {words.wholeGuide[lang]}
        </a>
        {!isMay && (
          <a class="button outline" href={`${base}/lapor?conduct=${entry.entry}`}>
            {words.reportThis[lang]}
          </a>
        )}
        <a class="button outline" href={`${base}/ikrar`}>
          {words.pledge[lang]}
        </a>
      </p>
    </Layout>,
  );
};
