import { renderHome } from '../../functions/pledges/home/home.tsx';
import { renderRulebookEntry } from '../../functions/reports/guide/pages/rulebook-entry.tsx';
import { renderRulebook } from '../../functions/reports/guide/pages/rulebook.tsx';
import { shippedCatalogue } from '../../functions/reports/law/editions.ts';
import { rulebookOn } from '../../functions/reports/guide/rulebook.ts';
import { renderHandbooks } from '../../functions/site/pages/handbooks.tsx';
import type { PageFrame } from '../../shared/page/frame.ts';
import { campaign, evil } from './evil-campaign.ts';

type Page = [name: string, path: string, render: (frame: PageFrame) => string];

const guide = {
  on: '2026-11-23',
  edition: { name: { id: evil, en: evil }, numbers: evil },
  entries: rulebookOn(shippedCatalogue(), '2026-11-23'),
};

/** Home, the guide and each of its entries, with the worst that a deployment or a search can hold. */
export const frontPages: Page[] = [
  [
    'home',
    '/',
    (frame) => renderHome({ frame, campaign, today: '2026-11-23', headline: undefined }),
  ],
  [
    'home with its number',
    '/',
    (frame) =>
      renderHome({
        frame,
        campaign,
        today: '2026-12-09',
        headline: { pledged: 12_345, expected: 20_000 },
      }),
  ],
  ['handbooks', '/panduan', renderHandbooks],
  [
    'guide',
    '/boleh',
    (frame) => renderRulebook({ ...guide, frame, campaign, looking: { q: evil } }),
  ],
  ...guide.entries.map((entry): Page => [
    `guide: ${entry.entry}`,
    `/boleh/${entry.entry}`,
    (frame) => renderRulebookEntry({ ...guide, frame, entry }),
  ]),
];
