import type { PageFrame } from '../../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../../shared/page/layout.tsx';
import type { OverseenNotices } from '../notice-view.ts';
import { Answered } from './notices.tsx';
import { paths } from '../circular.ts';
import { titles } from './notice-words.ts';
import { words } from '../words.ts';

/** Which units have acknowledged and attended, region by region; who is still waited for stands there by unit. */
export const renderOverseen = (frame: PageFrame, { regions }: OverseenNotices): string =>
  renderPage(
    <Layout frame={frame} wide title={words.circularsAndBriefings[frame.lang]}>
      <p class="lead">{words.theNewestThreeOf[frame.lang]}</p>
      {regions.map(({ region, name, notices }) => (
        <section>
          <h2>{name}</h2>
          {notices.length === 0 ? (
            <p class="tag">{words.noneAtAllYet[frame.lang]}</p>
          ) : (
            <ul class="cards">
              {notices.map((notice) => (
                <li>
                  <h3>
                    <a href={`${frame.base}/v1/${paths[notice.kind]}/${region}/${notice.id}`}>
                      {notice.title}
                    </a>
                  </h3>
                  <p class="hint">{titles[notice.kind][frame.lang]}</p>
                  <Answered frame={frame} notice={notice} />
                  {notice.waiting.length > 0 && (
                    <details>
                      <summary>
                        {words.notAnswered[frame.lang]}: {notice.waiting.length}
                      </summary>
                      <ul>
                        {notice.waiting.map((unit) => (
                          <li>{unit}</li>
                        ))}
                      </ul>
                    </details>
                  )}
                </li>
              ))}
            </ul>
          )}
        </section>
      ))}
    </Layout>,
  );
