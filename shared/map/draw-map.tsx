import type { PageFrame } from '../page/frame.ts';
import type { Drawing, Tile } from './maps.ts';
import { mapWords } from './words.ts';

/** How one area is drawn, and where more of it stands. */
export type Marked = {
  /** The class of its outline or square: `map.css`, or the page's own styles. */
  look: string;
  /** What is written on it, so that it can be told without its colour; '' for nothing. */
  sign: string;
  /** Whether the sign stands in a dot that can be seen and touched however small the area is. */
  isGrave?: boolean;
  /** All of it in words. */
  says: string;
  href: string;
};
export type MarkedAreas = ReadonlyMap<string, Marked>;

type Props = {
  frame: PageFrame;
  /** What the picture is of. */
  label: string;
  drawing: Drawing;
  marked: MarkedAreas;
  /** Looks that are hatched rather than filled: the strength of their lines, in the drawing's units. */
  hatched: Readonly<Record<string, number>>;
};

/**
 * The areas of a drawing, each served one a link that says how it stands; areas without a mark are not served. A table
 * beside the picture says everything it says.
 */
export const AreaMap = ({ label, drawing, marked, hatched }: Props) => (
  <svg
    class="map"
    viewBox={`0 0 ${drawing.width} ${drawing.height}`}
    role="group"
    aria-label={label}
  >
    <defs>
      {Object.entries(hatched).map(([look, strength]) => (
        <pattern
          id={`hatched-${look}`}
          width="8"
          height="8"
          patternUnits="userSpaceOnUse"
          stroke-width={strength}
        >
          <path class={look} d="M-2,2L2,-2M0,8L8,0M6,10L10,6" />
        </pattern>
      ))}
    </defs>
    {drawing.areas.map(({ code, path }) => {
      const mark = marked.get(code);
      if (!mark) return <path class="unserved" d={path} />;
      return (
        <a href={mark.href} aria-label={mark.says}>
          <title>{mark.says}</title>
          <path
            class={mark.look}
            fill={hatched[mark.look] === undefined ? undefined : `url(#hatched-${mark.look})`}
            d={path}
          />
        </a>
      );
    })}
    <g aria-hidden="true">
      {drawing.areas.map(({ code, at }) => {
        const mark = marked.get(code);
        return mark?.isGrave && <Dot mark={mark} at={at} />;
      })}
    </g>
  </svg>
);

const Dot = ({ mark, at: [x, y] }: { mark: Marked; at: [number, number] }) => (
  <a href={mark.href} tabIndex={-1}>
    <title>{mark.says}</title>
    <circle class={`mark ${mark.look}`} cx={x} cy={y} r="13" />
    <text x={x} y={y}>
      {mark.sign}
    </text>
  </a>
);

type Tiled = { label: string; tiles: readonly Tile[]; marked: MarkedAreas };

/** The same by one square for each province, for screens on which outlines are too small to touch. */
export const TileMap = ({ label, tiles, marked }: Tiled) => (
  <ul class="tiles" aria-label={label}>
    {tiles.map(({ code, column, row }) => {
      const mark = marked.get(code);
      const place = `c${column} r${row}`;
      if (!mark) return <li class={`unserved ${place}`} />;
      // Its name holds what is seen in it, so that whoever says what they see finds it.
      const name = mark.sign === '' ? `${code} ${mark.says}` : mark.says;
      return (
        <li class={`${mark.look} ${place}`}>
          <a href={mark.href} aria-label={name} title={mark.says}>
            {mark.sign || code}
          </a>
        </li>
      );
    })}
  </ul>
);

/** One line of a legend: how areas look, and what that means. */
export type Explained = { look: string; sign: string; means: string };

/** What the looks and signs mean. */
export const MapKey = ({ lines }: { lines: readonly Explained[] }) => (
  <ul class="map-key">
    {lines.map(({ look, sign, means }) => (
      <li>
        <span class={`swatch ${look}`} aria-hidden="true">
          {sign}
        </span>{' '}
        {means}
      </li>
    ))}
  </ul>
);

/** Whose outlines they are, and what they do not decide. */
export const MapSource = ({ frame }: { frame: PageFrame }) => (
  <figcaption class="hint">{mapWords.isASketch[frame.lang]}</figcaption>
);
