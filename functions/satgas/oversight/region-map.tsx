import type { PageFrame } from '../../../shared/page/frame.ts';
import type { Drawing, Tile } from '../../../shared/map/maps.ts';
import type { Standing } from './needs.ts';
import { words } from './words.ts';

/** What is shown of one area, and where more of it stands. */
export type Marked = { standing: Standing; says: string; href: string };

type Props = { frame: PageFrame; drawing: Drawing; marked: ReadonlyMap<string, Marked> };

/**
 * The areas of a drawing, coloured and marked by how they stand; areas without a mark are not served. Everything it says
 * stands in the table beside it, so that it is no part of what is read aloud or reached by keyboard.
 */
export const RegionMap = ({ drawing, marked }: Props) => (
  <svg class="map" viewBox={`0 0 ${drawing.width} ${drawing.height}`} aria-hidden="true">
    <defs>
      <pattern id="hatched" width="8" height="8" patternUnits="userSpaceOnUse">
        <path d="M0,8L8,0" />
      </pattern>
    </defs>
    {drawing.areas.map(({ code, path }) => {
      const mark = marked.get(code);
      if (!mark) return <path class="unserved" d={path} />;
      return (
        <a href={mark.href} tabIndex={-1}>
          <title>{mark.says}</title>
          <path
            class={mark.standing}
            fill={mark.standing === 'silent' ? 'url(#hatched)' : undefined}
            d={path}
          />
        </a>
      );
    })}
    {drawing.areas.map(({ code, at }) => {
      const mark = marked.get(code);
      return mark && <Mark mark={mark} at={at} />;
    })}
  </svg>
);

const signs: Record<Standing, string> = { urgent: '!', silent: '?', watch: '', calm: '' };

/** What is grave is a dot that can be seen and touched however small the area is, and says so without its colour. */
const Mark = ({ mark, at: [x, y] }: { mark: Marked; at: [number, number] }) =>
  signs[mark.standing] === '' ? null : (
    <a href={mark.href} tabIndex={-1}>
      <title>{mark.says}</title>
      <circle class={`mark ${mark.standing}`} cx={x} cy={y} r="13" />
      <text x={x} y={y}>
        {signs[mark.standing]}
      </text>
    </a>
  );

type Tiled = { frame: PageFrame; tiles: readonly Tile[]; marked: ReadonlyMap<string, Marked> };

/** The same by one square for each province, for screens on which outlines are too small to touch. */
export const TileMap = ({ frame, tiles, marked }: Tiled) => (
  <ul class="tiles" aria-label={words.byProvince[frame.lang]}>
    {tiles.map(({ code, column, row }) => {
      const mark = marked.get(code);
      const place = `c${column} r${row}`;
      if (!mark) return <li class={`unserved ${place}`} />;
      return (
        <li class={`${mark.standing} ${place}`}>
          <a href={mark.href} aria-label={mark.says} title={mark.says}>
            {signs[mark.standing] || code}
          </a>
        </li>
      );
    })}
  </ul>
);

/** What the colours and signs mean. */
export const MapKey = ({ frame }: { frame: PageFrame }) => (
  <ul class="map-key">
    {(['urgent', 'silent', 'watch', 'calm'] as const).map((standing) => (
      <li>
        <span class={`swatch ${standing}`} aria-hidden="true">
          {signs[standing]}
        </span>{' '}
        {words.standings[standing][frame.lang]}
      </li>
    ))}
  </ul>
);
