import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { words } from '../words.ts';

export type Standing = 'completed' | 'before' | 'ended' | 'expired';

const said = {
  completed: [words.completedTitle, words.completed],
  before: [words.beforeTitle, words.before],
  ended: [words.endedTitle, words.ended],
  expired: [words.expiredTitle, words.expired],
} as const;

/** What became of a lead, and what can be done next; nothing of what it says. */
export const renderLeadStanding = (
  frame: PageFrame,
  { state, caseNumber }: { state: Standing; caseNumber: string | null },
): string => {
  const { lang, base } = frame;
  const [title, text] = said[state];
  return renderPage(
    <Layout frame={frame} title={title[lang]}>
      <div class={state === 'completed' ? 'notice good' : 'notice'} role="status">
        {caseNumber !== null && <p class="said">{caseNumber}</p>}
        <p>{text[lang]}</p>
      </div>
      <p class="buttons">
        <a class="button" href={`${base}/lacak`}>
          {words.follow[lang]}
        </a>
        {state === 'ended' && (
          <a class="button outline" href={`${base}/lapor`}>
            {words.newReport[lang]}
          </a>
        )}
      </p>
    </Layout>,
  );
};
