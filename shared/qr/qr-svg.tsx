import type { QrCode } from './qr-code.ts';
import { qrPath } from './qr-path.ts';

type Props = {
  code: QrCode;
  /** What it says, for people who do not see it. */
  label: string;
};

/** A QR code as one SVG path, dark on white with its quiet zone, without any style of its own. */
export const QrSvg = ({ code, label }: Props) => {
  const side = code.size + 2 * quiet;
  return (
    <svg
      class="qr"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shape-rendering="crispEdges"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={qrPath(code, quiet)} fill="#000" />
    </svg>
  );
};

const quiet = 4;
