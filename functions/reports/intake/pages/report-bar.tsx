import type { PageFrame } from '../../../../shared/page/frame.ts';
import type { Completeness } from '../completeness.ts';
import { reviewWords as words } from '../review-words.ts';

/** A public page that says nothing about whoever looks at it: the weather. */
const neutralAddress = 'https://www.bmkg.go.id/';

type Props = {
  frame: PageFrame;
  complete: Completeness;
  /** Whether script keeps it up to date while the form is filled. */
  live?: boolean;
};

/** Stays at the top while somebody reports: how complete it is, and the way out. */
export const ReportBar = ({ frame: { lang }, complete, live }: Props) => {
  const met = complete.formal + complete.material;
  return (
    <div class="report-bar" {...(live && { 'data-bar': '' })}>
      <a href="#completeness">
        {words.completeness[lang]} <strong data-bar-count>{String(met)}/6</strong>
        {live && (
          <noscript>
            <span class="hint"> {words.countedAnew[lang]}</span>
          </noscript>
        )}
      </a>
      <progress max="6" value={met} aria-hidden="true" />
      <a class="button quick-exit" href={neutralAddress} rel="noreferrer" data-quick-exit>
        {words.quickExit[lang]}
      </a>
    </div>
  );
};
