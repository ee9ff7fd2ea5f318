import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import { slipWords as words } from '../slip-words.ts';
import { FollowCode } from './follow-code.tsx';

/** The follow-up code of a report that is about to be made by a form of another site, and the way to that form. */
export const renderOpenForm = (
  frame: PageFrame,
  { code, address }: { code: string; address: string },
): string => {
  const { lang, base } = frame;
  return renderPage(
    <Layout frame={frame} title={words.title[lang]} scripts={['report-form.js']}>
      <p>{words.lead[lang]}</p>
      <FollowCode frame={frame} code={code} />
      <p>{words.doNotChange[lang]}</p>
      <p class="buttons">
        <a class="button" href={address} rel="noreferrer noopener nofollow">
          {words.openForm[lang]}
        </a>
      </p>
      <p class="hint">
        {words.goesTo[lang]} <strong>{new URL(address).hostname}</strong>. {words.whoSees[lang]}
      </p>
      <p class="hint">{words.whenItOpens[lang]}</p>
      <p class="buttons">
        <a class="button outline" href={`${base}/lapor`}>
          {words.ownForm[lang]}
        </a>
        <a class="button outline" href={`${base}/lacak`}>
          {words.track[lang]}
        </a>
      </p>
    </Layout>,
  );
};
