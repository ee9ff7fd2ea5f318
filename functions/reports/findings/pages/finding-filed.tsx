import { formatDay } from '../../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { FindingFiled } from '../operations.ts';
import { words } from '../words.ts';

/** The number of a finding, by when Bawaslu must have it, and who goes on; nothing of what was found. */
export const renderFindingFiled = (frame: PageFrame, filed: FindingFiled): string => {
  const { lang, base } = frame;
  const isSettledFirst = filed.unitStanding === 'to-be-named';
  return renderPage(
    <Layout frame={frame} title={words.filed[lang]}>
      <dl class="facts">
        <dt>{words.number[lang]}</dt>
        <dd>
          <strong>{filed.caseNumber}</strong>
        </dd>
        <dt>{words.found[lang]}</dt>
        <dd>{formatDay(filed.foundOn, lang)}</dd>
        <dt>{words.due[lang]}</dt>
        <dd>
          {formatDay(filed.dueOn, lang)}
          {filed.late && (
            <>
              {' '}
              <strong class="late">({words.late[lang]})</strong>
            </>
          )}
        </dd>
      </dl>
      <p>{(isSettledFirst ? words.aboveFirst : words.colleague)[lang]}</p>
      {!isSettledFirst && <p class="hint">{words.inSeconds[lang]}</p>}
      <p class="buttons">
        {!isSettledFirst && (
          <>
            <a class="button" href={`${base}/v1/cases/${filed.caseKey}/evidence`}>
              {words.addFiles[lang]}
            </a>{' '}
            <a class="button outline" href={`${base}/v1/cases/${filed.caseKey}`}>
              {words.openCase[lang]}
            </a>{' '}
          </>
        )}
        <a class="button outline" href={`${base}/siaga/temuan`}>
          {words.fileAnother[lang]}
        </a>
      </p>
    </Layout>,
  );
};
