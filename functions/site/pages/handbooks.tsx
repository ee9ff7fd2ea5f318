import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { handbookNames, handbooks } from '../handbooks.ts';
import { words } from '../words.ts';

/** The handbooks, by who reads them. */
export const renderHandbooks = (frame: PageFrame): string => {
  const { lang, base } = frame;
  return renderPage(
    <Layout frame={frame} title={words.handbooks[lang]} about={words.aboutHandbooks[lang]}>
      <p class="lead">{words.aboutHandbooks[lang]}</p>
      <ul class="actions">
        {handbookNames.map((name) => (
          <li>
            <a href={`${base}/panduan/${name}`}>
              <strong>{handbooks[name].title[lang]}</strong>
              <span>{handbooks[name].about[lang]}</span>
            </a>
          </li>
        ))}
      </ul>
      <p>
        <a href={`${base}/boleh`}>{words.mayAndMayNot[lang]}</a>
      </p>
    </Layout>,
  );
};
