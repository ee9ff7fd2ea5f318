import type { QrCode } from './qr-code.ts';

/** The dark modules as one SVG path, a run of each row at a time, one unit a module, `margin` units from the corner. */
export const qrPath = ({ dark }: QrCode, margin = 0): string =>
  dark
    .flatMap((line, row) =>
      [
        ...line
          .map((cell) => (cell ? '1' : '0'))
          .join('')
          .matchAll(/1+/g),
      ].map(
        ({ 0: run, index }) => `M${index + margin} ${row + margin}h${run.length}v1h-${run.length}z`,
      ),
    )
    .join('');
