import { formatMoment } from '../../../shared/calendar/zones.ts';
import type { PageFrame } from '../../../shared/page/frame.ts';
import { Layout, renderPage } from '../../../shared/page/layout.tsx';
import { smallestCell, type PublishedRegion } from '../publish-counts.ts';

const say = (frame: PageFrame, id: string, en: string) => (frame.lang === 'id' ? id : en);

type Bar = { label: string; href?: string; value: number | undefined };

/** A bar per region, or per unit of the chosen one, with the definition beside the numbers. */
export const renderParticipation = (
  frame: PageFrame,
  regions: PublishedRegion[],
  chosen: string | undefined,
): string => {
  const [only] = regions;
  const bars =
    chosen !== undefined && only
      ? unitBars(frame, only)
      : regions.map((one) => regionBar(frame, one));
  return renderPage(
    <Layout
      frame={frame}
      wide
      title={say(frame, 'Partisipasi', 'Participation')}
      {...(chosen !== undefined && { query: `region=${chosen}` })}
    >
      {chosen !== undefined && only && (
        <p class="lead">
          <strong>{only.name}</strong>: {countText(frame, only.pledged)}
        </p>
      )}
      <Bars frame={frame} bars={bars} />
      <p class="hint">
        {say(
          frame,
          `Yang dihitung: orang yang ikrarnya tercatat, masing-masing satu kali. Angka di bawah ${smallestCell} digabung agar tidak menunjuk orang.`,
          `Counted: people whose pledge is recorded, each once. Numbers below ${smallestCell} are merged so that nobody is singled out.`,
        )}
      </p>
      <p class="hint">{countedText(frame, regions)}</p>
      {chosen !== undefined && (
        <p>
          <a href={`${frame.base}/v1/participation`}>{say(frame, 'Semua daerah', 'All regions')}</a>
        </p>
      )}
    </Layout>,
  );
};

const regionBar = (frame: PageFrame, { region, name, pledged }: PublishedRegion): Bar => ({
  label: name,
  href: `${frame.base}/v1/participation?region=${region}`,
  value: pledged,
});

const unitBars = (frame: PageFrame, { units, otherUnits }: PublishedRegion): Bar[] => [
  ...units.map(({ name, pledged }) => ({ label: name, value: pledged })),
  ...(otherUnits
    ? [
        {
          label: say(frame, `${otherUnits.units} unit lain`, `${otherUnits.units} other units`),
          value: otherUnits.pledged,
        },
      ]
    : []),
];

const Bars = ({ frame, bars }: { frame: PageFrame; bars: Bar[] }) => {
  const most = Math.max(1, ...bars.map(({ value }) => value ?? 0));
  return (
    <table class="bars">
      <thead>
        <tr>
          <th scope="col">{say(frame, 'Daerah atau unit', 'Region or unit')}</th>
          <th scope="col">{say(frame, 'Berikrar', 'Pledged')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map(({ label, href, value }) => (
          <tr>
            <th scope="row">{href === undefined ? label : <a href={href}>{label}</a>}</th>
            <td>
              <div class="measure">
                <svg class="line" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect width="100" height="8" class="track" />
                  <rect width={((value ?? 0) / most) * 100} height="8" class="fill" />
                </svg>
                <span>{countText(frame, value)}</span>
              </div>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const countText = (frame: PageFrame, value: number | undefined): string =>
  value === undefined
    ? say(frame, `kurang dari ${smallestCell}`, `fewer than ${smallestCell}`)
    : value.toLocaleString(frame.lang === 'id' ? 'id-ID' : 'en-GB');

const countedText = (frame: PageFrame, regions: PublishedRegion[]): string => {
  const last = Math.max(0, ...regions.map(({ countedAt }) => countedAt ?? 0));
  if (last === 0) return say(frame, 'Belum ada yang dihitung.', 'Nothing is counted yet.');
  const time = formatMoment(last, 'Asia/Jakarta', frame.lang);
  return say(frame, `Terakhir dihitung ${time}.`, `Last counted ${time}.`);
};
